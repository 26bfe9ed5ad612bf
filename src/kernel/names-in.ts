/** The names that a free text holds, as they are compared wherever an entry of a register names things that run. Pure. */

/** Each word once, in small letters and without the punctuation around it: `«Ulgi/Jabyq».` names `ulgi/jabyq`, and `Qwen3-8B.` names `qwen3-8b`. */
export const namesIn = (text: string): readonly string[] => [...new Set(text.normalize('NFC').toLowerCase().split(/[\s,;«»"“”()]+/)
  .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter((word) => word !== ''))]
