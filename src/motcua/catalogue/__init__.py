"""Procedures, versions, cases, components, fees, forms, process specs, publication, importers."""
