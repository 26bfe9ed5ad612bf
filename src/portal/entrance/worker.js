/** Keeps the page of the entrance where there is no line: the page fills the cache itself, and this answers from it. */
const cacheName = 'entrance'

self.addEventListener('install', () => { self.skipWaiting() })
self.addEventListener('activate', (event) => { event.waitUntil(self.clients.claim()) })

/** What was kept, without what stands behind `?`; the page is the same for every door. */
const kept = (request) => caches.open(cacheName).then((cache) => cache.match(request, { ignoreSearch: true, ignoreVary: true }))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || request.cache === 'no-store' || request.cache === 'reload') return
  event.respondWith(kept(request).then((found) => found ?? fetch(request)))
})
