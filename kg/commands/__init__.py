"""The commands by what they are about, thin: ``kg.cli`` puts them together."""
