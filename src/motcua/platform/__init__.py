"""Django plumbing that knows no procedure: ledger, outbox, jobs, clock, files, access, pages' base."""
