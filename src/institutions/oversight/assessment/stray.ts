/** What of a SurveyJS file changes what is asked or counted and is none of what this engine reads. */

/** Members of questions, panels, pages and options that do so. What only changes the look, as an order of options, may stand. */
const changing: ReadonlySet<string> = new Set([
  'calculatedValues', 'choicesByUrl', 'choicesEnableIf', 'choicesFromQuestion', 'choicesVisibleIf', 'defaultValue', 'defaultValueExpression', 'enableIf',
  'resetValueIf', 'setValueExpression', 'setValueIf', 'triggers', 'valueExpression', 'valueName',
])

/** Each with the name of what it stands on. Throws a SyntaxError where the text is no JSON. */
export function strayIn(text: string): readonly string[] {
  const found: string[] = []
  const waiting: (readonly [unknown, string])[] = [[JSON.parse(text.replace(/^\uFEFF/, '')), '']]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [part, within] = next
    if (Array.isArray(part)) {
      for (const one of part as readonly unknown[]) waiting.push([one, within])
    } else if (typeof part === 'object' && part !== null) {
      const own = part as Readonly<Record<string, unknown>>
      const name = typeof own['name'] === 'string' ? own['name'] : within
      for (const [member, value] of Object.entries(own)) {
        // An option that is shown by a condition: its points would count where it cannot be chosen.
        if (changing.has(member) || (member === 'visibleIf' && Object.hasOwn(own, 'value'))) found.push(name === '' ? member : `${name}: ${member}`)
        else waiting.push([value, name])
      }
    }
  }
  return found.toReversed()
}
