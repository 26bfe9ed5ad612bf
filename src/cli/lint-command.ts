/** `shanyraq lint`: lints the declarations of the country pack, or of files beside them, without a house. */
import { type Body, payeeOf } from '../law/body.ts'
import { type Calendar, calendarAsDeclared } from '../law/calendar.ts'
import { inEveryLanguage } from '../law/format.ts'
import type { IdentifierScheme } from '../law/identifier-scheme.ts'
import { lintBodyDeclarations } from '../law/lint-bodies.ts'
import { lintCalendar } from '../law/lint-calendar.ts'
import { type Finding, lint, lintRegisters } from '../law/lint.ts'
import type { Procedure } from '../law/procedure.ts'
import type { Register } from '../law/register.ts'
import type { Handler } from './command.ts'
import { type DeclarationFiles, placed, readFiles } from './declaration-files.ts'
import { spoken } from '../law/text.ts'
import { lintExamples } from '../law/trial/index.ts'

interface Pack {
  readonly procedures: readonly Procedure[]; readonly registers?: readonly Register[]; readonly bodies: readonly Body[]; readonly calendar: Calendar; readonly schemes: readonly IdentifierScheme[]
}

/** Exit code 1 when there are errors. `pack` is the country pack in a programme. */
export const lintCommand = ({ pack }: { readonly pack: (programme: 'sample' | 'law') => Pack }): Handler => async (call) => {
  const files = call.operands.length === 0 ? undefined : readFiles(call.operands)
  const findings = files === undefined ? (['sample', 'law'] as const).flatMap((programme) => lintPack(pack(programme))) : lintBeside(pack('law'), files)
  for (const finding of findings) {
    const place = files === undefined ? `${finding.procedure} ${finding.place}` : placed(files, finding).field
    call.say(inEveryLanguage((locale) => `${finding.severity === 'error' ? '✗' : '!'} ${place}: ${finding.words[locale]}`))
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length
  call.say(spoken({ kk: `Қателер: ${errors}`, ru: `Ошибок: ${errors}`, en: `Errors: ${errors}` }))
  return errors > 0 ? 1 : 0
}

/** `former` is the calendar that this one follows. */
const lintPack = ({ procedures, registers = [], bodies, calendar, schemes }: Pack, former = calendar): readonly Finding[] => [
  ...lintCalendar(calendarAsDeclared(calendar), former.zone, calendarAsDeclared(former)), ...lintBodyDeclarations(bodies, schemes),
  ...lint(procedures, undefined, registers, bodies, (income) => payeeOf(bodies, income) !== undefined), ...lintRegisters(registers, procedures),
  ...procedures.flatMap((procedure) => lintExamples(procedure, calendar)),
]

/**
 * What is wrong with the declarations of files as they would stand in the house, where each takes the place of the one of its name, and what is
 * wrong with the others for that reason alone.
 */
function lintBeside({ procedures, registers = [], bodies, calendar, ...others }: Pack, files: DeclarationFiles): readonly Finding[] {
  const own = new Set([...files.procedures, ...files.registers, ...files.bodies, ...files.calendars].map(({ id }) => id))
  const together = {
    bodies: [...bodies.filter(({ id }) => !own.has(id)), ...files.bodies], calendar: files.calendars[0] ?? calendar,
    procedures: [...procedures.filter(({ id }) => !own.has(id)), ...files.procedures], registers: [...registers.filter(({ id }) => !own.has(id)), ...files.registers],
  }
  const keyOf = ({ procedure, place, words }: Finding): string => `${procedure} ${place} ${words.en}`
  const before = new Set(lintPack({ procedures, registers, bodies, calendar, ...others }).map(keyOf))
  return lintPack({ ...together, ...others }, calendar).filter((finding) => own.has(finding.procedure) || !before.has(keyOf(finding)))
}
