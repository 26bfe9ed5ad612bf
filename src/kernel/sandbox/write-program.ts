/**
 * Prints the program that `program.ts` keeps: the given modules and all of ours that they import, in plain JavaScript, in one file. V8 itself
 * says what a module imports (`--experimental-vm-modules`); none of them runs here.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { SourceTextModule } from 'node:vm'

const [, , ...addresses] = process.argv
const modules: Record<string, string> = {}
const hashes: Record<string, string> = {}

/** What the program is made of, so that it is made anew when any of it is another. */
function read(address: string): string {
  const source = readFileSync(new URL(address), 'utf8')
  hashes[address] = hash('sha256', source, 'hex')
  return source
}

function add(address: string): void {
  if (modules[address] !== undefined) return
  const code = stripTypeScriptTypes(read(address))
  modules[address] = code
  for (const { specifier } of new SourceTextModule(code, { identifier: address }).moduleRequests) if (specifier.startsWith('.')) add(new URL(specifier, address).href)
}

read(import.meta.url)
for (const address of addresses) add(address)
// Packages are found as ever, from the place of whoever imports them.
process.stdout.write(`// ${JSON.stringify(hashes)}
import { registerHooks } from 'node:module'
const modules = new Map(Object.entries(${JSON.stringify(modules)}))
registerHooks({
  resolve(specifier, context, next) {
    const url = URL.parse(specifier, context.parentURL)?.href
    return modules.has(url) ? { url, format: 'module', shortCircuit: true } : next(specifier, context)
  },
  load: (url, context, next) => (modules.has(url) ? { source: modules.get(url), format: 'module', shortCircuit: true } : next(url, context)),
})
import(${JSON.stringify(addresses[0])})
`)
