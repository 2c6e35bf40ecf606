"""What pyproject.toml cannot say: every folder under kg/ and, as kg.ontology, the folder ontology/.

Folders of data count as packages too: setuptools is to drop what a package contains unsaid.
"""

from setuptools import find_namespace_packages, setup

setup(
    packages=[
        *find_namespace_packages(include=["kg", "kg.*"], exclude=["*.__pycache__"]),
        "kg.ontology",
        "kg.ontology.queries",
    ],
    package_dir={"kg.ontology": "ontology"},
)
