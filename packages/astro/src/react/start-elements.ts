// A file of its own to be fetched: what it imports is part of a chunk that pages begin with, which has no address of its own for
// a bundler that is asked for one.
import '../client/elements.ts'
