/** The keys of the language model, as the portal tells them from its own. */
import type { KeyKind } from '../../../portal/index.ts'
import { spoken } from '../../../law/text.ts'

export const modelKeys: KeyKind = {
  title: spoken({ kk: 'Модель кілттері', ru: 'Ключи модели', en: 'Model keys' }), begins: 'sk-kz-', door: '/v1', path: '/keys',
}

/** How the secret of a test key begins: whoever reads it in a program sees what it is. */
export const testBegins = `${modelKeys.begins}test-`

/** Under which the kernel keeps the secrets of ours. */
export const secretKind = 'language-model'
