/**
 * The catalogue as unmodified clients use it over HTTP: the official validator and reader of Croissant, CKAN's own client,
 * frictionless, rdflib, and the shapes of DCAT-AP. For `bench/`: it needs a portal that runs and a Python with `pythonPackages`.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'

/** What the Python at hand must have installed, each in its newest version. `pandas` and `pyarrow` read Parquet for mlcroissant. */
export const pythonPackages = ['mlcroissant', 'pandas', 'pyarrow', 'ckanapi', 'frictionless[ckan]', 'rdflib'] as const

export interface ClientCheck {
  readonly client: string
  readonly call: string
  /** Rejects with what went wrong. */
  run(): Promise<void>
}

interface Where {
  /** The portal, without a slash at the end. */
  readonly url: string
  /** An open dataset with at least one table whose files can be downloaded: `namespace/name`. */
  readonly dataset: string
  /** The interpreter, such as `/tmp/venv/bin/python`. */
  readonly python: string
}

const exec = promisify(execFile)

/** Every check, in the order in which they are reported. */
export function catalogueChecks({ url, dataset, python }: Where): readonly ClientCheck[] {
  const at = `${url}/commons/datasets/${dataset}`
  const packageName = dataset.toLowerCase().replace('/', '--')
  const said = async (code: string): Promise<string> => {
    const { stdout } = await exec(python, ['-c', code], { timeout: 120_000, maxBuffer: 8 * 2 ** 20, env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' } })
    return stdout.trim()
  }
  const py = (client: string, call: string, code: string, expected: RegExp): ClientCheck =>
    ({ client, call, run: async () => { assert.match(await said(code), expected) } })
  const ckan = (call: string, code: string): ClientCheck => py('ckanapi', call, `import ckanapi\nckan = ckanapi.RemoteCKAN(${JSON.stringify(url)})\n${code}`, /^ok$/)

  return [
    py('mlcroissant', 'validate', `import mlcroissant as mlc
dataset = mlc.Dataset(jsonld=${JSON.stringify(`${at}/croissant.json`)})
issues = dataset.metadata.ctx.issues
print(len(issues.errors), len(issues.warnings))`, /^0 0$/),
    py('mlcroissant', 'records', `import mlcroissant as mlc
dataset = mlc.Dataset(jsonld=${JSON.stringify(`${at}/croissant.json`)})
print(len(next(iter(dataset.records(dataset.metadata.record_sets[0].uuid)))) > 0)`, /^True$/),
    ckan('package_list', `print('ok' if ${JSON.stringify(packageName)} in ckan.action.package_list() else 'missing')`),
    ckan('package_show', `print('ok' if ckan.action.package_show(id=${JSON.stringify(packageName)})['resources'] else 'empty')`),
    ckan('package_search', `print('ok' if ckan.action.package_search(q='*:*', rows=5)['count'] > 0 else 'empty')`),
    ckan('datastore_search', `resource = next(r for r in ckan.action.package_show(id=${JSON.stringify(packageName)})['resources'] if r['datastore_active'])
print('ok' if ckan.action.datastore_search(resource_id=resource['id'], limit=3)['records'] else 'empty')`),
    ckan('NotFound', `try:
    ckan.action.package_show(id='no--such')
except ckanapi.NotFound:
    print('ok')`),
    ckan('NotAuthorized on writing', `try:
    ckan.action.package_create(name='x')
except ckanapi.NotAuthorized:
    print('ok')`),
    py('frictionless', 'Package', `from frictionless import Package
report = Package.validate_descriptor(${JSON.stringify(`${at}/datapackage.json`)})
print(report.valid)`, /^True$/),
    py('frictionless', 'CkanControl', `from frictionless import Package
from frictionless.portals import CkanControl
print(len(Package(control=CkanControl(baseurl=${JSON.stringify(url)}, dataset=${JSON.stringify(packageName)})).resources) > 0)`, /^True$/),
    py('rdflib', 'Turtle and JSON-LD', `import rdflib
from rdflib.compare import isomorphic
turtle = rdflib.Graph().parse(${JSON.stringify(`${at}/dcat.ttl`)}, format='turtle')
print(isomorphic(turtle, rdflib.Graph().parse(${JSON.stringify(`${at}/dcat.jsonld`)}, format='json-ld')))`, /^True$/),
    {
      client: 'rdf-validate-shacl', call: 'DCAT-AP 3 shapes',
      async run() {
        const shapes = new Store(new Parser().parse(await readFile(join(import.meta.dirname, 'catalogue/dcat-ap-3.0.0.ttl'), 'utf8')))
        const answer = await fetch(`${url}/commons/catalogue.ttl`)
        assert.equal(answer.status, 200)
        const { results } = await new SHACLValidator(shapes).validate(new Store(new Parser().parse(await answer.text())))
        assert.deepEqual(results.map(({ focusNode, path, message }) => `${focusNode?.value} ${path?.value} ${message[0]?.value}`), [])
      },
    },
  ]
}
