/** When a session ends, as the script knows it that warns of it: every page says so, and `/session` when somebody prolongs it. */
import { formatInstant, inEveryLanguage } from '../law/format.ts'
import type { Text } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import { attributes, html } from './html.ts'
import type { Content } from './html.ts'
import { asset } from './look/assets.ts'
import { shell } from './messages.ts'
import { sessionWords } from './session-messages.ts'
import type { Visit } from './visit.ts'

/** Where the script asks for the end, without the language; to ask prolongs the session, as a page does. */
export const sessionPath = '/session'

export interface SessionEnd {
  readonly instant: Instant
  /** Seconds until then: the clock of a device may be wrong. */
  readonly seconds: number
  /** The end in words, on the clock of the country's offices, in every language: tabs tell each other. */
  readonly text: Text
  /** Nothing moves it any more. */
  readonly fixed: boolean
}

/** The end of the session; undefined where there is none, or none any more. */
export const sessionEnd = ({ settings, endsAt, endsIn, endFixed = false }: Visit): SessionEnd | undefined => endsAt === undefined || endsIn === undefined ? undefined
  : { instant: endsAt, seconds: endsIn, fixed: endFixed, text: inEveryLanguage((locale) => `${sessionWords.endsAt[locale]} ${formatInstant(endsAt, locale, settings.zone)}.`) }

/** The script that warns before the session ends, with its words; the foot of the page says the same without it. */
export function endScript(visit: Visit): Content {
  const { locale, link } = visit
  const end = sessionEnd(visit)
  const { soonTitle, soon, fixed, over, failed, stay, close } = sessionWords
  return end && html`<script type="module" src="${asset('session.js')}"${attributes({
    'data-ends-in': String(end.seconds), 'data-end': JSON.stringify(end), 'data-asks': link(sessionPath),
    'data-title': soonTitle[locale], 'data-soon': soon[locale], 'data-last': fixed[locale], 'data-over': over[locale], 'data-failed': failed[locale],
    'data-stay': stay[locale], 'data-sign-in': shell.signIn[locale], 'data-sign-in-at': link('/sign-in'), 'data-close': close[locale],
  })}></script>`
}
