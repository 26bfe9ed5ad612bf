/** Calls of tools in an answer, in the form of Hermes and Qwen: `<tool_call>{"name": …, "arguments": …}</tool_call>`. Pure. */
import { grammarRules } from './json-grammar.ts'
import { needs, noTool } from './messages.ts'
import type { ChatRequest, Tool } from './requests.ts'
import { invalid } from './trouble.ts'

export interface ToolCall { readonly name: string; /** JSON. */ readonly arguments: string }

const [opens, closes] = ['<tool_call>', '</tool_call>']

/** The tools that the model is told of. */
export function toolsOf({ tools = [], tool_choice: choice }: ChatRequest): readonly Tool[] {
  if (choice === 'none') return []
  if (typeof choice !== 'object') return tools
  const chosen = tools.filter((tool) => tool.function.name === choice.function.name)
  if (chosen.length === 0) throw invalid('tool_choice', noTool(choice.function.name))
  return chosen
}

/** The grammar of an answer that must call one of the tools; undefined where it need not. */
export function toolGrammar({ tool_choice: choice }: ChatRequest, tools: readonly Tool[]): string | undefined {
  if (choice !== 'required' && typeof choice !== 'object') return undefined
  if (tools.length === 0) throw invalid('tool_choice', needs('tool_choice', 'tools'))
  const [root = '', ...rules] = grammarRules({
    anyOf: tools.map(({ function: { name, parameters } }) => ({ type: 'object', properties: { name: { const: name }, arguments: parameters ?? { type: 'object' } }, required: ['name', 'arguments'] })),
  }, 'tools')
  return [`root ::= "${opens}\\n" call "\\n${closes}"`, root.replace('root ::=', 'call ::='), ...rules, ''].join('\n')
}

/** Parts the text of an answer, as it comes, into what is said and what is called. */
export function openToolReader() {
  let [held, call, inside] = ['', '', false]
  const calls: ToolCall[] = []
  return {
    calls: calls as readonly ToolCall[],
    /** More of the answer; answers what of it is said. */
    add(text: string): string {
      held += text
      let said = ''
      for (;;) {
        const mark = inside ? closes : opens
        const at = held.indexOf(mark)
        const upTo = at >= 0 ? at : held.length - beginning(held, mark)
        if (inside) call += held.slice(0, upTo)
        else said += held.slice(0, upTo)
        if (at < 0) {
          held = held.slice(upTo)
          return said
        }
        held = held.slice(at + mark.length)
        if (inside) said += finish()
        inside = !inside
      }
    },
    /** What was held back: a call that was never closed is said as it stands, unless it is whole. */
    end(): string {
      if (!inside) return held
      call += held
      return finish()
    },
  }

  function finish(): string {
    const text = call
    call = ''
    try {
      const { name, arguments: given } = JSON.parse(text) as { readonly name?: unknown; readonly arguments?: unknown }
      if (typeof name !== 'string') return text
      calls.push({ name, arguments: typeof given === 'string' ? given : JSON.stringify(given ?? {}) })
      return ''
    } catch {
      return `${opens}${text}`
    }
  }
}

/** The length of the longest end of the text with which the mark begins. */
function beginning(text: string, mark: string): number {
  for (let length = Math.min(text.length, mark.length - 1); length > 0; length--) if (text.endsWith(mark.slice(0, length))) return length
  return 0
}
