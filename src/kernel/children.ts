/** Child processes that end with this one: nobody would hear what they find out, and whoever stops a service means all of it. */
import type { ChildProcess } from 'node:child_process'

const children = new Set<ChildProcess>()

/** Answers the child, which is killed when this process ends, however it ends but by a kill of its own. */
export function endWithUs<C extends ChildProcess>(child: C): C {
  if (children.size === 0) process.once('exit', killAll)
  children.add(child)
  child.once('close', () => {
    children.delete(child)
    if (children.size === 0) process.off('exit', killAll)
  })
  return child
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL')
}
