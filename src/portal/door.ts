/** Doors for programs that the application for `fetch` would slow down: they are asked first, with the bare request of the server. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** One thing that a door answers. */
export interface DoorAnswer {
  /** What is asked with HEAD is answered as with GET, where the door says that it does so (`heads`). */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Begins with the prefix of its door; the last segment may be `:id`. */
  readonly path: string
  /** Who may ask, in words, for the printed table of permissions: the door itself keeps it. */
  readonly permission: 'everyone' | `key of ${string}`
  /** Answers, also when anything goes wrong: it never throws. */
  handle(request: IncomingMessage, response: ServerResponse, id: string): void
}

/** All that stands below one prefix. What it does not list it refuses. */
export interface Door {
  /** Such as `/v1/`. */
  readonly prefix: string
  readonly answers: readonly DoorAnswer[]
  /** HEAD is answered by whoever answers GET; the server leaves the body out. */
  readonly heads?: true
  /** Refuses what is not listed; `methods` are those that the path would take. */
  refuse(request: IncomingMessage, response: ServerResponse, methods: readonly string[]): void
  /** Ends what it still answers, each with a word that says so: the server closes, and has waited as long as it may. */
  end?(): void
}

/** Finds the door of a request and lets it answer; false when the request is none's. */
export function doorkeeper(doors: readonly Door[]): (request: IncomingMessage, response: ServerResponse) => boolean {
  const answers = { GET: new Map<string, DoorAnswer>(), POST: new Map<string, DoorAnswer>(), PUT: new Map<string, DoorAnswer>(), DELETE: new Map<string, DoorAnswer>() }
  for (const answer of doors.flatMap((door) => door.answers)) {
    const { method, path } = answer
    if (answers[method].has(path)) throw new TypeError(`two doors answer ${method} ${path}`)
    answers[method].set(path, answer)
  }
  return (request, response) => {
    const { method = '', url = '' } = request
    const door = doors.find(({ prefix }) => url.startsWith(prefix))
    if (door === undefined) return false
    const query = url.indexOf('?')
    const path = query === -1 ? url : url.slice(0, query)
    const slash = path.lastIndexOf('/') + 1
    const named = (): string => `${path.slice(0, slash)}:id`
    const asked = method === 'HEAD' && door.heads ? 'GET' : method
    const known = Object.hasOwn(answers, asked) ? answers[asked as keyof typeof answers] : undefined
    const answer = known?.get(path) ?? known?.get(named())
    if (answer) answer.handle(request, response, path.slice(slash))
    else door.refuse(request, response, [...new Set(door.answers.filter((one) => one.path === path || one.path === named()).map((one) => one.method))])
    return true
  }
}
