// Emscripten JavaScript library: what C++ needs from its host. First, a WebGL 2 context on Module.canvas.
// (Emscripten's own call looks canvases up by CSS selector in the page, which an embedded map must not do.)
mergeInto(LibraryManager.library, {
  faultline_make_context__deps: ['$GL'],
  faultline_make_context: function (antialias) {
    var attributes = {
      majorVersion: 2, minorVersion: 0,
      alpha: false, depth: false, stencil: true, antialias: !!antialias,
      premultipliedAlpha: true, preserveDrawingBuffer: false,
      powerPreference: 'default', failIfMajorPerformanceCaveat: false,
      enableExtensionsByDefault: false
    };
    var context = Module['canvas'].getContext('webgl2', attributes);
    if (!context || context.isContextLost()) return 0; // lost already: it is told, and comes back
    var handle = GL.createContext(Module['canvas'], attributes);
    if (!handle) return 0;
    GL.makeContextCurrent(handle);
    return 1;
  },
  // Allocation failed. web/core.mjs catches it by its word.
  faultline_out_of_memory: function () { throw new Error('memory'); }
});
