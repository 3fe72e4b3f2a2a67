"""Pages of those who answer for others' work: `/ban-lam-viec/lanh-dao/`."""
