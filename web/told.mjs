// The bits of src/app/told.h; tests/lint checks that both still agree.
export const TOLD = { beat: 1, day: 2, view: 4, look: 8, selection: 16, motion: 32, panels: 64 };
export const IN_ADDRESS = TOLD.beat | TOLD.day | TOLD.view | TOLD.look; // what web/hash.mjs writes
