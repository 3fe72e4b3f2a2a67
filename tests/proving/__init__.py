"""What the proofs of promises stand on: sizes, figures, sabotage, a town of processes, senders.

Nothing of the product imports this. Processes that a proof starts run the product itself under
`proving.settings`, which adds the harness as one more Django app.
"""
