// Who may include whom, as in docs/architecture.md; that the platform stays in
// src/platform; that sines come from base/trig; that files stay readable.
import assert from 'node:assert/strict'
import test from 'node:test'
import { textOf, trackedFiles } from './files.mjs'

const modules = ['base', 'geo', 'data', 'compiler', 'story', 'scene', 'render', 'export', 'ui', 'app', 'platform']

// Modules each module may include besides itself.
const mayInclude = {
  base: [],
  geo: ['base'],
  data: ['base', 'geo'],
  compiler: ['base', 'geo', 'data', 'story'],
  story: ['base', 'geo', 'data'],
  scene: ['base', 'geo', 'data', 'story'],
  render: ['base', 'data', 'scene'],
  export: ['base', 'geo', 'data', 'scene'],
  ui: ['base', 'story', 'scene'],
  app: ['base', 'geo', 'data', 'story', 'scene', 'render', 'export', 'ui'],
  platform: ['app'],
}
// Single headers beyond that.
const mayIncludeFile = {
  app: ['platform/platform.h'],
  platform: ['export/image.h', 'data/fold.h'], // a picture is what a context without a window gives; the program's own pack is folded
}

// Headers of other projects, and which modules may see them. A header matched
// by none of these must be the standard library's.
const foreign = [
  { match: /^imgui(_internal)?\.h$/, modules: ['ui', 'app', 'platform'] },
  { match: /^imgui_impl_opengl3\.h$/, modules: ['app', 'platform'] }, // the panels are drawn alike on all platforms
  { match: /^imgui_impl_/, modules: ['platform'] },
  { match: /^(GLES3|GLES2|GL)\//, modules: ['render', 'platform'] },
  { match: /^EGL\//, modules: ['platform', 'export'] },
  { match: /^GLFW\//, modules: ['platform'] },
  { match: /^emscripten/, modules: ['platform'] },
  { match: /^toml\+\+\//, modules: ['compiler'] },
  { match: /^rapidjson\//, modules: ['compiler'] },
  { match: /^nlohmann\//, modules: ['compiler', 'export'] },
  { match: /^CLI\//, modules: [] },
  { match: /^stb_/, modules: ['export', 'compiler', 'scene', 'render', 'ui'] },
  { match: /^embed\//, modules: ['compiler', 'render', 'ui', 'app', 'platform', 'export'] },
]
const standard = /^(c?[a-z_]+|stdint\.h|stddef\.h)$/

const codeOnly = (text) => text
  .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  .replace(/\/\/[^\n]*/g, '')

const lineOf = (text, index) => text.slice(0, index).split('\n').length

// Every breach in one file, as "path:line: sentence".
export function breaches(path, text) {
  const found = []
  const code = codeOnly(text)
  const say = (index, sentence) => found.push(`${path}:${lineOf(code, index)}: ${sentence}`)
  const module = /^src\/([^/]+)\//.exec(path)?.[1] ?? null // null: src/main.cpp, which may see all
  if (module !== null && !modules.includes(module)) say(0, `src/${module} is not a known module`)

  for (const match of code.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)) {
    const [, bracket, header] = match
    const other = header.split('/')[0]
    if (header.includes('..')) say(match.index, `"${header}": write the path from src/`)
    if (modules.includes(other) && header.includes('/')) {
      if (bracket !== '"') say(match.index, `<${header}>: our own headers are included with quotes`)
      const allowed = module === null || other === module || mayInclude[module]?.includes(other) ||
        mayIncludeFile[module]?.includes(header)
      if (!allowed) say(match.index, `${module} may not include ${header}`)
      continue
    }
    const rule = foreign.find(({ match: pattern }) => pattern.test(header))
    if (rule !== undefined) {
      if (module !== null && !rule.modules.includes(module)) say(match.index, `${module} may not include ${header}`)
    } else if (bracket === '"') {
      say(match.index, `"${header}": write the path from src/, such as "geo/sphere.h"`)
    } else if (!standard.test(header)) {
      say(match.index, `<${header}> is neither the standard library's nor in this test's table`)
    }
  }

  if (module !== 'platform') {
    for (const match of code.matchAll(/\b(__EMSCRIPTEN__|EMSCRIPTEN_KEEPALIVE|EM_JS|EM_ASM)\b/g)) {
      say(match.index, `${match[1]} belongs in src/platform`)
    }
  }

  // Two things that only some of our compilers have.
  for (const match of code.matchAll(/\bstd::(bit_cast|format)\b/g)) {
    say(match.index, `Emscripten 3.1.6 has no ${match[0]}${match[1] === 'bit_cast' ? '; use base/bits.h' : ''}`)
  }

  // libm differs between targets in the last bits; sqrt does not.
  if (!/^src\/base\/trig\./.test(path)) {
    const libm = /(?<![\w.>])(?:std\s*::\s*)?\b((?:a?(?:sin|cos|tan)h?|atan2|sincos|exp2?|expm1|log(?:2|10|1p|b)?|pow|cbrt|hypot|fma)[fl]?)\s*\(/g
    for (const match of code.matchAll(libm)) {
      say(match.index, `${match[1]}() differs between targets; use base/trig.h`)
    }
  }

  const lines = text.split('\n').length - 1
  if (lines > 500) say(0, `${lines} lines; split files before about 500`)
  return found
}

const sources = trackedFiles().filter((path) => /^src\/.*\.(cpp|h)$/.test(path))

test('src/ keeps to the include rule', () => {
  assert.ok(sources.length > 0, 'no sources found: the test looks in the wrong place')
  const found = sources.flatMap((path) => breaches(path, textOf(path) ?? ''))
  assert.deepEqual(found, [], `\n${found.join('\n')}\n`)
})

test('the rule is not circular', () => {
  const state = {}
  const visit = (module) => {
    assert.notEqual(state[module], 'open', `${module} includes itself by a detour`)
    if (state[module] === 'done') return
    state[module] = 'open'
    mayInclude[module].forEach(visit)
    state[module] = 'done'
  }
  modules.forEach(visit)
})

test('each kind of breach is caught', () => {
  const one = (path, text, part) => {
    const found = breaches(path, text)
    assert.equal(found.length, 1, `${path}: ${JSON.stringify(text)} gave ${JSON.stringify(found)}`)
    assert.ok(found[0].includes(part), `${found[0]} should say: ${part}`)
  }
  one('src/geo/a.cpp', '#include "scene/scene.h"\n', 'geo/a.cpp:1: geo may not include scene/scene.h')
  one('src/base/a.h', '\n#include "geo/sphere.h"\n', 'base/a.h:2: base may not include geo/sphere.h')
  one('src/ui/a.cpp', '#include "render/renderer.h"\n', 'ui may not include')
  one('src/app/a.cpp', '#include "platform/native.h"\n', 'app may not include')
  one('src/app/a.cpp', '#include "compiler/compile.h"\n', 'app may not include')
  one('src/scene/a.cpp', '#include <imgui.h>\n', 'scene may not include imgui.h')
  one('src/app/a.cpp', '#include <imgui_impl_glfw.h>\n', 'app may not include imgui_impl_glfw.h')
  one('src/platform/a.cpp', '#include "export/svg.h"\n', 'platform may not include export/svg.h')
  one('src/app/a.cpp', '#include <GLES3/gl3.h>\n', 'app may not include GLES3/gl3.h')
  one('src/geo/a.cpp', '#include "sphere.h"\n', 'write the path from src/')
  one('src/geo/a.cpp', '#include <boost/any.hpp>\n', 'neither the standard')
  one('src/geo/a.cpp', '#include <base/vec.h>\n', 'with quotes')
  one('src/app/a.cpp', '#ifdef __EMSCRIPTEN__\n#endif\n', 'belongs in src/platform')
  one('src/geo/a.cpp', 'double x = std::sin(1.0);\n', 'use base/trig.h')
  one('src/geo/a.cpp', 'float x = atan2f(1.0f, y);\n', 'use base/trig.h')
  one('src/geo/a.cpp', 'double x = pow(1.0, 2.0);\n', 'use base/trig.h')
  one('src/geo/a.cpp', 'auto x = std::bit_cast<int>(1.0f);\n', 'use base/bits.h')
  one('src/nope/a.cpp', 'int x;\n', 'not a known module')
  one('src/geo/a.cpp', 'int x;\n'.repeat(501), '501 lines')
})

test('what is allowed is let through', () => {
  const none = (path, text) => assert.deepEqual(breaches(path, text), [])
  none('src/geo/a.cpp', '#include <cmath>\n#include <string_view>\n#include "base/vec.h"\n#include "geo/sphere.h"\n')
  none('src/app/a.cpp', '#include "platform/platform.h"\n')
  none('src/base/trig.cpp', 'double x = std::sin(1.0);\n')
  none('src/geo/a.cpp', '// std::sin(x) is not used: sinOf(x) is\ndouble x = sinOf(1.0) + std::sqrt(2.0);\n')
  none('src/geo/a.cpp', '/* #include "scene/scene.h" */\n')
  none('src/platform/web.cpp', '#ifdef __EMSCRIPTEN__\n#include <emscripten/html5.h>\n#endif\n')
  none('src/geo/a.cpp', 'double x = table.log(2) + arcsin(3) + ring->exp(4);\n')
  none('src/main.cpp', '#include "app/app.h"\n#include "platform/platform.h"\n')
})
