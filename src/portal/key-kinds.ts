/** The kinds of keys that programs send: each opens one door, and whoever mistakes a door for another is told which. */
import { inEveryLanguage } from '../law/format.ts'
import { spoken, type Text } from '../law/text.ts'

export interface KeyKind {
  /** What pages, documents and refusals call them. */
  readonly title: Text
  /** How each of them begins. */
  readonly begins: string
  /** The path of what they open. */
  readonly door: string
  /** The page on which they are made. */
  readonly path: string
}

export const portalKeys: KeyKind = {
  title: spoken({ kk: 'Портал кілттері', ru: 'Ключи портала', en: 'Portal keys' }), begins: 'shq_', door: '/api', path: '/account/tokens',
}

/** Said to a key at the door of another kind. */
export function wrongDoor(given: KeyKind, wanted: KeyKind): Text {
  const page = inEveryLanguage((locale) => `/${locale}${wanted.path}`)
  return spoken({
    kk: `${given.begins}… кілті тек ${given.door} үшін жарамды. ${wanted.door} үшін «${wanted.title.kk}» бетінде кілт жасаңыз: ${page.kk}`,
    ru: `Ключ ${given.begins}… действует только для ${given.door}. Для ${wanted.door} создайте ключ на странице «${wanted.title.ru}»: ${page.ru}`,
    en: `A key that begins with ${given.begins} is for ${given.door} alone. For ${wanted.door} make a key on the page “${wanted.title.en}”: ${page.en}`,
  })
}

/** Leads from the page of one kind to that of another. */
export const otherKeysLead = ({ door }: KeyKind): Text => spoken({
  kk: `${door} үшін басқа кілт керек:`, ru: `Для ${door} нужны другие ключи:`, en: `For ${door} there are other keys:`,
})
