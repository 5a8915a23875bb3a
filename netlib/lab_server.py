"""What the lab's server does that JupyterLab alone does not: an extension of Jupyter Server.

Messages go to the page at once. Without this, the system holds a short one back until the page has
confirmed the one before, which takes it up to 40 ms (RFC 896, and RFC 1122, section 4.2.3.2).

A notebook that is saved has the story of each panel in words, beside its picture. Viewers that show
no pictures of others' notebooks, for safety, show the words.
"""

from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"
STATES = "application/vnd.jupyter.widget-state+json"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    settings = server.web_app.settings
    plain = settings["kernel_websocket_connection_class"]
    settings["kernel_websocket_connection_class"] = _prompt(plain)
    server.contents_manager.register_pre_save_hook(_before_saving)


def _prompt(plain: Any) -> Any:
    """The class of the connections to the page, so that nothing is held back."""

    class PromptConnection(plain):  # type: ignore[misc]
        def connect(self) -> Any:
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return PromptConnection


def _before_saving(*, model: dict[str, Any], **_: Any) -> None:
    if model["type"] == "notebook":
        keep_words(model["content"])


def keep_words(notebook: dict[str, Any]) -> None:
    """Let the text of each panel's output be what its widget says in words."""
    widgets = notebook.get("metadata", {}).get("widgets", {}).get(STATES, {}).get("state", {})
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            widget = widgets.get(data.get(VIEW, {}).get("model_id"), {})
            if words := widget.get("state", {}).get("words"):
                data["text/plain"] = words
