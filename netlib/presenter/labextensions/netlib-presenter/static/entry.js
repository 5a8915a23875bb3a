// What JupyterLab loads as a federated extension. It needs nothing of webpack: these lines are the
// interface that JupyterLab asks for, and the rest are plain modules.

{
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["netlib-presenter"] = {
    init: async () => {},
    get: async () => {
      const { plugin } = await import(`${folder}presenter.js`);
      return () => ({ __esModule: true, default: plugin });
    },
  };
}
