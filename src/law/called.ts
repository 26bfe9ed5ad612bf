/** What the rules and the values of a declaration are called where people read of them: by their titles, or by their names where they have none. Pure. */
import type { Procedure } from './procedure.ts'
import { same, type Text } from './text.ts'

/** What a rule is called. */
export const ruleTitle = ({ rules }: Pick<Procedure, 'rules'>, name: string): Text => rules[name]?.title ?? same(name)

/** What a value of the law is called. */
export function valueTitle({ parameters }: Pick<Procedure, 'parameters'>, name: string): Text {
  const parameter = parameters[name]
  return (parameter && 'versions' in parameter ? parameter.title : undefined) ?? same(name)
}
