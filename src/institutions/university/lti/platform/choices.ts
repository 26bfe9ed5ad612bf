/** What a tool sends back when a teacher has chosen in it (Deep Linking 2.0): signed by the tool, for a choice that was begun here, and taken once. */
import { newId, transact } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { actorString } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { choiceAnswer, names } from '../claims.ts'
import { hashOf } from '../launched.ts'
import { faults } from '../messages.ts'
import { isSafe } from '../registrations.ts'
import type { Remote } from '../remote.ts'
import type { Gradebook } from './gradebook.ts'
import { words } from './messages.ts'
import { issuerOf } from './tokens.ts'
import { deployment, type Tools } from './tools.ts'

/** Puts what was chosen into the course. Answers how many links there are now more. Throws a `Failure` in words for the teacher. */
export async function takeChoice({ db, now, journal, settings: { publicUrl, connectorsMayReach } }: Kernel, { tools, remote, gradebook }: { readonly tools: Tools; readonly remote: Remote; readonly gradebook: Gradebook }, token: string): Promise<number> {
  const tool = await tools.tool(issuerOf(token))
  if (tool === undefined) throw new Failure('refused', words.noTool)
  const claims = await remote.read(token, { keys: tool.keys, issuer: tool.number, audience: publicUrl })
  if (typeof claims === 'string') throw claims === 'keys away' ? new Failure('unavailable', faults[claims], [], 30) : new Failure('refused', faults[claims])
  const read = choiceAnswer.safeParse(claims)
  if (!read.success || read.data[names.deployment] !== deployment) throw new Failure('refused', words.badChoice)
  const code = hashOf(read.data[names.data])
  const links = read.data[names.items].filter(({ type }) => type === 'ltiResourceLink')
  if (links.some(({ url }) => url !== undefined && !isSafe(url, connectorsMayReach))) throw new Failure('refused', words.badChoice)
  await transact(db, async (tx) => {
    const choice = await tx.updateTable('lti_choice').set({ used_at: now() }).where('code_sha256', '=', code).where('tool', '=', tool.number).where('used_at', 'is', null).where('expires_at', '>', now()).returning('course').executeTakeFirst()
    if (choice === undefined) throw new Failure('conflict', words.choiceUsed)
    for (const { title, url, custom, lineItem } of links) {
      const id = newId()
      await tx.insertInto('lti_tool_link').values({ id, tool: tool.number, course: choice.course, title: title ?? tool.name, url: url ?? tool.target, custom: JSON.stringify(custom ?? {}), added_at: now(), removed_at: null }).execute()
      if (lineItem) await gradebook.make(tx, tool.number, choice.course, { label: lineItem.label ?? title ?? tool.name, scoreMaximum: lineItem.scoreMaximum, resourceLinkId: id, ...(lineItem.resourceId !== undefined && { resourceId: lineItem.resourceId }), ...(lineItem.tag !== undefined && { tag: lineItem.tag }) })
      await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.tool-added', subject: `lti-link:${id}`, body: { tool: tool.number, course: choice.course } })
    }
  })
  return links.length
}
