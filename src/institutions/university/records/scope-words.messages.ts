/** What a scope of a key lets a program do, in the words of its form. */
import type { Text } from '../../../law/text.ts'
import type { Scope } from './key.ts'

export const scopeWords = {
  'statements/write': { kk: 'Тұжырымдар жазу (statements/write)', ru: 'Писать утверждения (statements/write)', en: 'Write statements (statements/write)' },
  'statements/read/mine': { kk: 'Осы кілтпен жазылғанды оқу (statements/read/mine)', ru: 'Читать записанное этим ключом (statements/read/mine)', en: 'Read what this key wrote (statements/read/mine)' },
  'statements/read': { kk: 'Барлық тұжырымдарды оқу (statements/read)', ru: 'Читать все утверждения (statements/read)', en: 'Read all statements (statements/read)' },
  state: { kk: 'Әрекеттердің күйі (state)', ru: 'Состояние деятельности (state)', en: 'State of activities (state)' },
  profile: { kk: 'Әрекеттер мен адамдардың бейіні (profile)', ru: 'Профили деятельности и людей (profile)', en: 'Profiles of activities and agents (profile)' },
  'all/read': { kk: 'Бәрін оқу (all/read)', ru: 'Читать всё (all/read)', en: 'Read everything (all/read)' },
  all: { kk: 'Бәрін оқу және жазу (all)', ru: 'Читать и писать всё (all)', en: 'Read and write everything (all)' },
} as const satisfies Record<Scope, Text>
