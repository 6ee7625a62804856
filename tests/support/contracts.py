"""A contract for import-linter that lists allowed packages; its own contracts list forbidden ones."""

import sys

from importlinter import Contract, ContractCheck, fields, output


class OnlyTheseContract(Contract):
    """The modules of a package import only each other, the standard library, and the listed packages."""

    source_modules = fields.SetField(subfield=fields.ModuleField())
    allowed_packages = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph, verbose):
        """Return whether the contract is kept, with the imports that break it."""
        allowed = {*sys.stdlib_module_names, *(self.allowed_packages or ())}
        broken = [
            detail
            for source in self.source_modules
            for module in sorted({source.name, *graph.find_descendants(source.name)})
            for imported in sorted(graph.find_modules_directly_imported_by(module))
            if not f"{imported}.".startswith(f"{source.name}.") and imported.partition(".")[0] not in allowed
            for detail in graph.get_import_details(importer=module, imported=imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check):
        """Print each import that breaks the contract."""
        for detail in check.metadata["broken"]:
            output.print_error(f"- {detail['importer']} (line {detail['line_number']}): {detail['line_contents']}")
