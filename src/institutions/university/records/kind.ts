/** The keys of learning records, as the portal tells them from its own. */
import type { KeyKind } from '../../../portal/index.ts'
import { spoken } from '../../../law/text.ts'

export const learningKeys: KeyKind = {
  title: spoken({ kk: 'Оқу жазбаларының кілттері', ru: 'Ключи учебных записей', en: 'Keys of learning records' }), begins: 'lrs-', door: '/xapi', path: '/university/record-keys',
}

/** Under which the kernel keeps the secrets of ours. */
export const secretKind = 'learning-records'
