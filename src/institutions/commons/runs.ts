/** What of the commons feeds systems: data lent for a product, a public service or the training of a model. */
import type { Kernel } from '../../kernel/index.ts'
import type { Running, RunningSource } from '../../kernel/running.ts'
import { same } from '../../law/text.ts'

const fed: readonly string[] = ['product', 'public-service', 'model-training']

/** Research and evaluation with lent data are no systems. */
export const runsOf = ({ db, decisions, parties }: Pick<Kernel, 'db' | 'decisions' | 'parties'>, { credential }: { readonly credential: string }): RunningSource => async () => {
  const held = (await decisions.held({ credentialType: credential, status: 'in force' })).filter(({ claims }) => fed.includes(String(claims['purpose'])))
  const datasets = new Map((await db.selectFrom('dataset').select(['id', 'namespace', 'name']).execute()).map((one) => [one.id, one]))
  const running: Running[] = []
  for (const { decision, number, identifier, claims } of held) {
    const [dataset, organisation] = [datasets.get(String(claims['dataset'])), await parties.organisation({ number: identifier.value })]
    if (dataset === undefined || organisation === undefined) continue
    const name = `${dataset.namespace}/${dataset.name}`
    running.push({ thing: `decision:${decision}`, kind: 'grant', title: same(name), path: `/decisions/${number}`, owner: `organisation:${organisation.id}`, names: [name.toLowerCase(), dataset.name.toLowerCase()] })
  }
  return running
}
