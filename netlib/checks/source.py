"""The text of a submission: what can be seen in it without running it."""

import ast
import itertools
import re
import warnings
from typing import Any

READS = {"recv", "recv_into", "recvfrom", "sock_recv", "read", "readline", "readuntil"}
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
LEAVES = (ast.Return, ast.Continue, ast.Break, ast.Raise)


class Source:
    """A student's source, parsed. `problem` says why it cannot be, if it cannot."""

    def __init__(self, text: str, function: str) -> None:
        self.text, self.function = text, function
        self.problem: Exception | None = None
        self.tree: ast.Module = ast.Module([], [])
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of what stands in the student's text
                self.tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            self.problem = error  # ValueError: null bytes; the last two: nested too deep
        self.nodes: list[ast.AST] = list(ast.walk(self.tree))

    def has(self, pattern: str) -> bool:
        """Whether a regex is found in the code, comments and docstrings left out."""
        return re.search(pattern, self.code) is not None

    @property
    def code(self) -> str:
        """The code in one style: no comments, no docstrings."""
        try:
            return ast.unparse(_without_docstrings(self.tree))
        except (ValueError, RecursionError):
            return self.text

    def calls(self, *names: str) -> list[ast.Call]:
        """Calls of a function or method by its last name."""
        return [
            node
            for node in self.nodes
            if isinstance(node, ast.Call) and _last_name(node.func) in names
        ]

    def sleeps(self) -> bool:
        """Whether it sleeps to read more; a coroutine without a read may sleep until an end."""
        idle = [
            node
            for node in self.nodes
            if isinstance(node, ast.AsyncFunctionDef) and not READS & _names_called(node)
        ]
        waiting = {id(each) for node in idle for each in ast.walk(node)}
        return any(id(call) not in waiting for call in self.calls("sleep"))

    def constants(self, name: str) -> list[Any]:
        """The plain first arguments of the calls of `name`, also through a named constant."""
        named = {
            target.id: node.value.value
            for node in self.nodes
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        found = []
        for call in self.calls(name):
            for argument in call.args[:1]:
                if isinstance(argument, ast.Constant):
                    found.append(argument.value)
                elif isinstance(argument, ast.Name) and argument.id in named:
                    found.append(named[argument.id])
        return found

    def assigned_whole(self, name: str) -> bool:
        """Whether a result of `name` goes into one variable of which no part is taken."""
        kept = {
            node.targets[0].id
            for node in self.nodes
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Call)
            and _last_name(node.value.func) == name
        }
        unpacked = {
            ast.unparse(node.value)
            for node in self.nodes
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)
        }
        firsts = {name for name in kept if self.has(rf"\b{name}\[0\]")}
        return bool(kept - firsts - unpacked)

    def asks_twice(self) -> bool:
        """Whether the same is compared in two `if` in a row, and only the second has an `else`."""
        bodies = [getattr(node, "body", None) for node in self.nodes]
        pairs = [itertools.pairwise(each) for each in bodies if isinstance(each, list)]
        return any(_ask_the_same(*pair) for pair in itertools.chain(*pairs))

    def functions(self) -> list[str]:
        """The names of all functions and classes at the top."""
        return [
            node.name
            for node in self.tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]

    def starts_at_import(self) -> bool:
        """Whether the file calls one of its own functions when it is imported."""
        own = self.functions()
        return any(
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and _last_name(node.value.func) in own
            for node in self.tree.body
        )

    def acts_at_import(self) -> bool:
        """Whether importing the file calls its function, connects, accepts, or asks for input."""
        acts = {self.function, "connect", "create_connection", "accept", "input"}
        waiting: list[ast.AST] = [each for each in self.tree.body if not _is_main_guard(each)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Call) and _last_name(node.func) in acts:
                return True
            if not isinstance(node, DEFINITIONS):
                waiting += ast.iter_child_nodes(node)
        return False

    def is_stub(self) -> bool:
        """Whether the function has nothing in it but a docstring, `...`, `pass` or a raise of
        NotImplementedError."""
        body = self.tree.body
        if any(isinstance(node, ast.While | ast.For) for node in body):
            return False  # the work is there, but outside of the function
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name == self.function:
                return all(_is_nothing(each) for each in node.body)
        return False


def _is_main_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def _is_nothing(node: ast.stmt) -> bool:
    if isinstance(node, ast.Pass):
        return True
    if isinstance(node, ast.Raise):
        return "NotImplementedError" in ast.unparse(node)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _names_called(node: ast.AST) -> set[str]:
    return {_last_name(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}


def _ask_the_same(first: ast.stmt, second: ast.stmt) -> bool:
    """Whether the `else` of the second `if` is reached also by what the first one has found."""
    if not (isinstance(first, ast.If) and isinstance(second, ast.If)):
        return False
    asked = [each.test.left for each in (first, second) if isinstance(each.test, ast.Compare)]
    goes_on = not first.orelse and not isinstance(first.body[-1], LEAVES)
    same = len(asked) == 2 and ast.dump(asked[0]) == ast.dump(asked[1])
    return same and goes_on and bool(second.orelse)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _without_docstrings(tree: ast.Module) -> ast.Module:
    copy = ast.parse(ast.unparse(tree))
    for node in ast.walk(copy):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and _is_text(body[0]):
            body[0] = ast.Pass()
    return copy


def _is_text(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
