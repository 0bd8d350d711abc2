"""Departments, persons, casting and availability."""
