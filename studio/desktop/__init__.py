"""The desktop application, the only importer of Qt."""
