/** The gradebook's columns that tools fill, and what they say of learners (AGS 2.0): each said once, the latest counts, and which tool said it stands beside it. */
import { z } from 'zod'
import { newId, transact, type Tx } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { actorString } from '../../../../kernel/parties/index.ts'
import { hashOf } from '../../../../law/canonical.ts'
import { Failure } from '../../../../law/failure.ts'
import { type Instant, instantAt } from '../../../../law/time.ts'
import { words } from './messages.ts'
import type { LineItemTable } from './tables.ts'

const number = z.number().min(0).max(1e9)
const text = z.string().max(255)

export const lineItem = z.looseObject({ label: z.string().min(1).max(300), scoreMaximum: number.refine((one) => one > 0), resourceId: text.optional(), tag: text.optional(), resourceLinkId: text.optional() })
export type LineItem = z.infer<typeof lineItem>

export const score = z.looseObject({
  userId: text, scoreGiven: number.optional(), scoreMaximum: number.refine((one) => one > 0).optional(), comment: z.string().max(4000).optional(), timestamp: z.iso.datetime({ offset: true }),
  activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']), gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
})

/** What somebody reached with a tool. */
export interface ToolResult { readonly person: string; readonly tool: string; readonly course: string; readonly label: string; readonly given: number; readonly maximum: number; readonly of: number; readonly saidAt: Instant }

export interface Gradebook {
  /** The columns of a tool in a course. */
  columns(tool: string, course: string): Promise<readonly LineItemTable[]>
  column(tool: string, course: string, id: string): Promise<LineItemTable | undefined>
  make(tx: Tx, tool: string, course: string, item: LineItem): Promise<LineItemTable>
  /** Takes what a tool says. The same again is taken once. Throws a `Failure`: conflict for what is older than what is known, invalid, not found. */
  take(column: LineItemTable, said: z.infer<typeof score>): Promise<void>
  /** What people reached with tools: of one of them, or in one course. */
  results(of: { readonly person: string } | { readonly course: string }): Promise<readonly ToolResult[]>
}

export function openGradebook({ db, now, journal }: Kernel): Gradebook {
  const standing = () => db.selectFrom('lti_line_item').selectAll().where('removed_at', 'is', null)
  return {
    columns: (tool, course) => standing().where('tool', '=', tool).where('course', '=', course).orderBy('made_at').orderBy('id').limit(1000).execute(),
    column: (tool, course, id) => standing().where('tool', '=', tool).where('course', '=', course).where('id', '=', id).executeTakeFirst(),
    async make(tx, tool, course, { label, scoreMaximum, resourceId, tag, resourceLinkId }) {
      if (resourceLinkId !== undefined && !await tx.selectFrom('lti_tool_link').select('id').where('id', '=', resourceLinkId).where('tool', '=', tool).where('course', '=', course).where('removed_at', 'is', null).executeTakeFirst()) throw new Failure('not found', words.noLink)
      const { many } = await tx.selectFrom('lti_line_item').select((is) => is.fn.countAll<bigint>().as('many')).where('tool', '=', tool).where('course', '=', course).where('removed_at', 'is', null).executeTakeFirstOrThrow()
      if (many >= 500) throw new Failure('conflict', words.tooManyColumns)
      const row: LineItemTable = { id: newId(), tool, course, link: resourceLinkId ?? null, label, score_maximum: scoreMaximum, resource_id: resourceId ?? null, tag: tag ?? null, made_at: now(), removed_at: null }
      await tx.insertInto('lti_line_item').values(row).execute()
      return row
    },
    async take(column, said) {
      const user = await db.selectFrom('lti_tool_user').select('person').where('tool', '=', column.tool).where('course', '=', column.course).where('subject', '=', said.userId).executeTakeFirst()
      if (user === undefined) throw new Failure('not found', words.noUser)
      if ((said.scoreGiven === undefined) !== (said.scoreMaximum === undefined)) throw new Failure('invalid', words.badScore)
      const at = instantAt(Date.parse(said.timestamp))
      if (Date.parse(at) > Date.parse(now()) + 60_000) throw new Failure('invalid', words.futureScore)
      const values = { given: said.scoreGiven ?? null, maximum: said.scoreMaximum ?? null, comment: said.comment ?? null, activity: said.activityProgress, grading: said.gradingProgress, said_at: at }
      await transact(db, async (tx) => {
        // One after the other: an older saying that comes later must not replace a newer one.
        await tx.selectFrom('lti_line_item').select('id').where('id', '=', column.id).forUpdate().executeTakeFirstOrThrow()
        const known = await tx.selectFrom('lti_score').selectAll().where('line_item', '=', column.id).where('person', '=', user.person).executeTakeFirst()
        if (known !== undefined && known.said_at === at && known.given === values.given && known.maximum === values.maximum && known.activity === values.activity && known.grading === values.grading) return
        if (known !== undefined && known.said_at >= at) throw new Failure('conflict', words.olderScore)
        await tx.insertInto('lti_score').values({ line_item: column.id, person: user.person, ...values }).onConflict((on) => on.columns(['line_item', 'person']).doUpdateSet(values)).execute()
        // The journal knows that the tool said something, by its hash, and not of whom.
        await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.tool-score', subject: `lti-column:${column.id}`, body: { tool: column.tool, said: hashOf({ ...values, user: said.userId }) } })
      })
    },
    async results(of) {
      const rows = await db.selectFrom('lti_score').innerJoin('lti_line_item', 'lti_line_item.id', 'lti_score.line_item').selectAll('lti_score').select(['lti_line_item.tool', 'lti_line_item.course', 'lti_line_item.label', 'lti_line_item.score_maximum'])
        .$if('person' in of, (some) => some.where('lti_score.person', '=', (of as { person: string }).person)).$if('course' in of, (some) => some.where('lti_line_item.course', '=', (of as { course: string }).course))
        .where('lti_score.given', 'is not', null).where('lti_score.grading', '=', 'FullyGraded').orderBy('lti_score.said_at', 'desc').limit(500).execute()
      return rows.map(({ person, tool, course, label, given, maximum, score_maximum: whole, said_at: saidAt }) => ({ person, tool, course, label, given: given!, maximum: maximum!, of: whole, saidAt }))
    },
  }
}
