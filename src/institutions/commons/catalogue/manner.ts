/** How an answer of the catalogue is written: the address of this portal, and the language that `lang` asks for or the reader accepts. */
import { isLocale } from '../../../law/text.ts'
import type { Visit } from '../../../portal/index.ts'
import type { Manner } from './load.ts'

export function manner({ settings, url, locale }: Pick<Visit, 'settings' | 'url' | 'locale'>): Manner {
  const asked = url.searchParams.get('lang') ?? undefined
  return { url: settings.origin, locale: isLocale(asked) ? asked : locale }
}
