"""What pyproject.toml cannot say: every package under kg/ and, as kg.ontology, the folder ontology/."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["kg", "kg.*"]), "kg.ontology"],
    package_dir={"kg.ontology": "ontology"},
)
