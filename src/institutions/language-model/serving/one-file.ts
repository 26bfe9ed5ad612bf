/** Serves one model file for as long as somebody uses it: for judging, not for the public. */
import { openLocal } from './local.ts'

/** Starts a worker on a GGUF file, lets `use` call it, and ends it. Throws a `Failure` (unavailable) when it does not start. */
export async function serveFile<T>(
  { name, lend }: { readonly name: string; readonly lend: <R>(use: (path: string) => Promise<R>) => Promise<R> },
  use: (endpoint: { readonly baseUrl: string; readonly apiKey: string; readonly pid: number | undefined }) => Promise<T>,
): Promise<T> {
  const worker = openLocal({ name, created: 0, threads: 1, sequences: 4, contextLength: 4_096, mostWaiting: 64, lend })
  try {
    await worker.ready()
    return await use({ baseUrl: worker.baseUrl, apiKey: worker.secret, pid: worker.pid })
  } finally {
    await worker.stop()
  }
}
