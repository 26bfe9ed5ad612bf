/**
 * Runs the files that TEST_FILES names, one to a line and relative to this folder, in this one process: each as a suite by its name.
 *
 * Given to node:test as they are, files that share a process share its root too: whatever they do `before` their tests is then done
 * for all of them at the start and undone at the end, and a hundred worlds stand open beside one another meanwhile.
 */
import { after, before, describe } from 'node:test'
import { processorSeconds, tell } from './test-progress.ts'

for (const file of process.env['TEST_FILES']!.split('\n')) {
  describe(file, async () => {
    let began = 0
    before(() => { began = processorSeconds() })
    await import(`./${file}`)
    after(() => { tell({ file, seconds: processorSeconds() - began }) }) // after whatever the file itself does then
  })
}
