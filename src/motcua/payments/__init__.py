"""What a dossier owes and what was paid: obligations and cashier receipts."""
