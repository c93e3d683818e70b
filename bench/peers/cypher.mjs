// Kuzu and LadybugDB, which share an interface, for bench/query.py.
//
//   cypher.mjs (kuzu | @ladybugdb/core) load FOLDER DATABASE
//                                       hot DATABASE TASKS.json LIMIT
//                                       cold DATABASE LABEL KEY
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const [name, verb, ...rest] = process.argv.slice(2)
const require = createRequire(path.join(process.env.ENTENTE_PEERS ?? '/tmp/entente-peers', 'index.js'))
const peer = require(name)

function open(file, readOnly) {
    return new peer.Connection(new peer.Database(file, 0, true, readOnly))
}

function rows(result) {
    const found = result.getAllSync().map(Object.values)
    result.close()
    return found
}

function load(folder, file) {
    const connection = open(file, false)
    const copy = (table) => connection.querySync(`COPY ${table} FROM '${path.join(folder, table.toLowerCase())}.csv' (HEADER = true)`)
    const schema = file.includes('rmat')
        ? ['CREATE NODE TABLE Node(key INT64 PRIMARY KEY)', 'CREATE REL TABLE TIE(FROM Node TO Node)']
        : ['CREATE NODE TABLE Country(key STRING PRIMARY KEY)',
            'CREATE NODE TABLE RollCall(key STRING PRIMARY KEY, session INT64)',
            'CREATE REL TABLE VOTED_ON(FROM Country TO RollCall, vote STRING)']
    schema.forEach((statement) => connection.querySync(statement))
    for (const table of file.includes('rmat') ? ['Node', 'TIE'] : ['Country', 'RollCall', 'VOTED_ON']) copy(table)
}

// Answers until the limit, in seconds, has passed; what one query may take is bounded by the same.
function hot(file, tasks, limit) {
    const connection = open(file, true)
    const found = {}
    for (const task of JSON.parse(readFileSync(tasks))) {
        const statement = connection.prepareSync(task.text)
        const ask = (parameters) => rows(connection.executeSync(statement, parameters))
        const answers = []
        let seconds = 0
        connection.setQueryTimeout(limit * 1000)
        try {
            if (task.parameters.length > 1) ask(task.parameters[0])
            const begin = performance.now()
            for (const parameters of task.parameters) {
                answers.push(ask(parameters))
                seconds = (performance.now() - begin) / 1000
                if (seconds > limit) break
            }
        } catch (error) {
            if (answers.length === 0) found[task.name] = { error: String(error.message ?? error) }
        }
        if (answers.length > 0) found[task.name] = { seconds, answers }
    }
    console.log(JSON.stringify(found))
}

function cold(file, label, key) {
    const connection = open(file, true)
    const statement = connection.prepareSync(`MATCH (n:${label} {key: $key}) RETURN n.key`)
    console.log(rows(connection.executeSync(statement, { key: label === 'Node' ? Number(key) : key }))[0][0])
}

if (verb === 'load') load(...rest)
if (verb === 'hot') hot(rest[0], rest[1], Number(rest[2]))
if (verb === 'cold') cold(...rest)
process.exit(0)
