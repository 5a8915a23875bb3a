"""What the lab's server does that JupyterLab alone does not: an extension of Jupyter Server.

Messages go to the page at once. Without this, the system holds a short one back until the page has
confirmed the one before, which takes it up to 40 ms (RFC 896, and RFC 1122, section 4.2.3.2).
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    settings = server.web_app.settings
    plain = settings["kernel_websocket_connection_class"]
    settings["kernel_websocket_connection_class"] = _prompt(plain)


def _prompt(plain: Any) -> Any:
    """The class of the connections to the page, so that nothing is held back."""

    class PromptConnection(plain):  # type: ignore[misc]
        def connect(self) -> Any:
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return PromptConnection
