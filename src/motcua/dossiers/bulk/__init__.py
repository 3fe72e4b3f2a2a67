"""One act on many dossiers, as an order that is stored, carried in small batches and shown line by line."""
