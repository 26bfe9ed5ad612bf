/** Messages into the tokens of a prompt by the model's own template. What people write can never become a token that is no text. */
import { Template } from '@huggingface/jinja'
import { randomUUID } from 'node:crypto'
import type { Model } from './llama.ts'
import { empty, noToolsInTemplate, templateMisfit } from './messages.ts'
import type { Message, Tool } from './requests.ts'
import { invalid, unsupported } from './trouble.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface ChatTemplate {
  /** Whether it tells the model of tools and has it call them as Hermes and Qwen do, which is the form this worker reads. */
  readonly callsTools: boolean
  /** The prompt of an answer to these messages, never empty; begins once with the token that the model wants first, whether or not the template writes it. */
  tokens(messages: readonly Message[], tools: readonly Tool[], more: Readonly<Record<string, unknown>>): readonly number[]
}

/** Opens the model's template; undefined for a model that has none. */
export function openChatTemplate({ chatTemplate: source, vocabulary }: Pick<Model, 'chatTemplate' | 'vocabulary'>): ChatTemplate | undefined {
  if (source === undefined) return undefined
  const template = new Template(source)
  const callsTools = /\btools\b/.test(source) && source.includes('<tool_call>')
  const special = vocabulary.specials.size === 0 ? undefined
    : new RegExp([...vocabulary.specials.keys()].toSorted((a, b) => b.length - a.length).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')

  return {
    callsTools,
    tokens(messages, tools, more) {
      if (tools.length > 0 && !callsTools) throw unsupported('tools', noToolsInTemplate)
      // Each text of a control token that a person wrote is kept apart while the template is filled in, and read as letters after.
      const [mark, kept] = [randomUUID(), [] as string[]]
      const safe = (value: unknown): unknown => {
        if (typeof value === 'string') return special === undefined ? value : value.replaceAll(special, (text) => `\u{E000}${mark}:${kept.push(text) - 1}\u{E001}`)
        if (Array.isArray(value)) return value.map(safe)
        if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, safe(one)]))
        return value
      }
      const text = render(template, {
        ...more, messages: safe(messages.map(plain)), ...(tools.length > 0 && { tools: safe(tools) }), add_generation_prompt: true,
        bos_token: vocabulary.bosText, eos_token: vocabulary.eosText,
      })
      const parts = text.split(new RegExp(`\u{E000}${mark}:(\\d+)\u{E001}`, 'u'))
      return begun(parts.flatMap((part, at) => at % 2 === 0 ? vocabulary.tokenize(part, true) : vocabulary.tokenize(kept[Number(part)] ?? '', false)), vocabulary)
    },
  }
}

function begun(tokens: readonly number[], { bos, addsBos }: Vocabulary): readonly number[] {
  if (bos !== undefined && (tokens.length === 0 || (addsBos && tokens[0] !== bos))) return [bos, ...tokens]
  if (tokens.length === 0) throw invalid('messages', empty('messages'))
  return tokens
}

function render(template: Template, values: Record<string, unknown>): string {
  try {
    return template.render(values)
  } catch (error) {
    throw invalid('messages', templateMisfit(error instanceof Error ? error.message : String(error)))
  }
}

/** A message as templates know it. */
function plain({ role, content, tool_calls: calls, ...rest }: Message): object {
  return {
    ...rest, role: role === 'developer' ? 'system' : role, content: content ?? '',
    ...(calls !== undefined && { tool_calls: calls.map((call) => ({ ...call, function: { ...call.function, arguments: parsed(call.function.arguments) } })) }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
