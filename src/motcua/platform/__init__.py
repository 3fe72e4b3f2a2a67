"""Django plumbing that knows no procedure: ledger, outbox, jobs, clock, files, access engine, user interface base."""
