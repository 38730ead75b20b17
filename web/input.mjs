// The numbers of src/app/input.h, in its order; tests/lint checks that both still agree.
export const KINDS = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave'];
export const KEYS = [
  ['ArrowLeft'], ['ArrowRight'], ['ArrowUp'], ['ArrowDown'], ['+', '='], ['-', '_'], ['Home'], [' '], ['PageUp'],
  ['PageDown'], ['['], [']'], ['Escape'], ['s', 'S'], ['i', 'I'], ['l', 'L'], [','], ['.'], ['j', 'J'], ['k', 'K'],
  ['1'], ['2'], ['3'], ['4'], ['5'],
  ['r', 'R'], ['<'], ['>'], ['c', 'C'],
];

export const pointerKind = (type) => KINDS.indexOf(type);
export const keyIndex = (key) => KEYS.findIndex((names) => names.includes(key));
