/** Links to acts that lead nowhere, as the linter would say it: in each clause that cites the act, with what to do. Pure. */
import { inEveryLanguage } from '../../law/format.ts'
import type { Finding } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { actsIn, clausesOf } from '../../law/studio/index.ts'
import { dayOf } from '../../law/time.ts'
import { type DeadLink, deadLinkMend, deadLinkText } from '../act-links/index.ts'

export function deadLinkFindings(declaration: Procedure, dead: readonly DeadLink[], zone: string): readonly Finding[] {
  if (dead.length === 0) return []
  return clausesOf(declaration).flatMap(({ place, own }) => dead.filter(({ url }) => actsIn(own).some((act) => act.url === url)).map(({ act, url, at, status }): Finding => {
    const words = deadLinkText(act.title, url, dayOf(at, zone), status)
    return { procedure: declaration.id, place, rule: 'dead-link', severity: 'warning', words: inEveryLanguage((locale) => `${words[locale]} ${deadLinkMend[locale]}`) }
  }))
}
