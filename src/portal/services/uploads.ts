/** Takes in the files of a form as they stream, gives them out to those who may see them, and shows which are kept. */
import type { Kernel } from '../../kernel/index.ts'
import { downloadHeaders, isMediaType, type StoredFile } from '../../kernel/files/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Facts, type Field, fieldAt, fileFieldsOf, filesIn, type RowsField } from '../../law/field.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import type { KeptFile } from '../components/index.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { FileSink, SubmittedForm } from '../visit.ts'

const megabyte = 1024 * 1024

/** What a form gave, its files taken in. */
export interface Received {
  readonly values: Readonly<Record<string, string>>
  /** What was wrong with files. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a form whose files go to these fields. A file that cannot be taken becomes a problem beside its field, and what the
 * field held before stays; everything else of the form is kept. Whoever has no account uploads under a name of their own.
 */
export async function receive(kernel: Kernel, by: Actor | string, fields: readonly Field[], read: (sink: FileSink) => Promise<SubmittedForm>): Promise<Received> {
  const problems: Problem[] = []
  const form = await read(async ({ field: name, name: fileName, mediaType, content }) => {
    const field = fieldAt(fields, name)
    if (field?.kind !== 'file') return ''
    try {
      const file = await kernel.files.receive(content, {
        name: fileName, mediaType, limitBytes: field.limitMegabytes * megabyte, accept: field.accept.filter(isMediaType), by: typeof by === 'string' ? by : actorString(by),
      })
      return file.id
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      problems.push({ field: name, text: error.text })
      return ''
    }
  })
  const values = { ...form.values }
  const names = new Set([...fields.filter(({ kind }) => kind === 'file').map(({ name }) => name), ...Object.keys(values).filter((name) => fieldAt(fields, name)?.kind === 'file')])
  for (const name of names) {
    if (values[`remove-${name}`] === 'true' && form.all(name).length < 2) values[name] = ''
    else values[name] = form.all(name).findLast((value) => value !== '') ?? ''
  }
  return { values, problems }
}

/** The files that answers hold, to show by their names. */
export async function keptFiles(kernel: Kernel, fields: readonly Field[], answers: Facts, addressOf = (file: string): string => `/files/${file}`): Promise<Readonly<Record<string, KeptFile>>> {
  // Answers come as facts, or as a form sends them, where a control in a table has a name of its own.
  const typed = Object.entries(answers).flatMap(([name, id]) => (name.includes('.') && typeof id === 'string' && id !== '' && fieldAt(fields, name)?.kind === 'file' ? [{ name, id }] : []))
  const held = [...filesIn(fields, answers), ...typed]
  const files = await kernel.files.findAll(held.map(({ id }) => id))
  return Object.fromEntries(held.flatMap(({ name, id }) => {
    const file = files.get(id)
    return file ? [[name, { name: file.name, href: addressOf(id), hash: file.hash }]] : []
  }))
}

/** More files than this are not sent with one page, however many rows its tables may have. */
const mostFilesInRows = 100

const mostFiles = ({ columns, maxRows }: RowsField): number => maxRows * columns.reduce(
  (count, column) => count + (column.kind === 'file' ? 1 : column.kind === 'rows' ? mostFiles(column) : 0), 0)

/** The largest file, in megabytes, and the most files on a page, that any procedure asks for: what the routes must let in. */
export function uploadLimits({ cases }: Kernel): { readonly limitMegabytes: number; readonly count: number } {
  const fields = cases.procedures.flatMap(({ form, obligations }) => [...form, ...Object.values(obligations).flatMap((duty) => duty.form)]).flatMap((page) => page.fields)
  const files = fileFieldsOf(fields)
  const inRows = fields.map((field) => (field.kind === 'rows' ? Math.min(mostFilesInRows, mostFiles(field)) : 0))
  return { limitMegabytes: Math.max(1, ...files.map(({ limitMegabytes }) => limitMegabytes)), count: Math.max(1, files.length, ...inRows) }
}

export const fileRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/files/:id', kind: 'file', permission: 'signed in', whileSuspended: true, atCounter: true,
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      await requireReader(kernel, actor, await kernel.files.find(idFrom(id)))
      const { file, stream } = await kernel.files.open(id)
      return new Response(stream, { headers: { ...downloadHeaders(file), 'cache-control': 'private, no-store' } })
    },
  }),
]

/** A file is shown to those who may see what it is attached to; before that, to whoever uploaded it. */
async function requireReader({ cases, obligations }: Kernel, actor: Actor, { id: file, subject, uploadedBy }: StoredFile): Promise<void> {
  const [kind, id] = subject?.split(':') ?? []
  if (kind === 'case' && id !== undefined) {
    const { referred, state, procedure } = await cases.view(actor, id)
    // Another body downloads what is referred to it, and no other document of the case.
    if (referred && uploadedBy !== actorString(actor) && !filesIn(fieldsOf(procedure), state.facts).some((shown) => shown.id === file)) throw notFound()
  }
  else if (kind === 'draft' && id !== undefined) await cases.draft(actor, id)
  else if (kind === 'obligation' && id !== undefined) await obligations.view(actor, id)
  else if (subject !== undefined || uploadedBy !== actorString(actor)) throw notFound()
}
