"""Process specs in the forms people and other programs use: a YAML table of steps, and BPMN 2.0."""
