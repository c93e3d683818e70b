// DuckDB for bench/query.py.
//
//   duckdb.mjs load FOLDER DATABASE
//              hot DATABASE TASKS.json LIMIT
//              cold DATABASE LABEL KEY
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const [verb, ...rest] = process.argv.slice(2)
const require = createRequire(path.join(process.env.ENTENTE_PEERS ?? '/tmp/entente-peers', 'index.js'))
const { DuckDBInstance } = require('@duckdb/node-api')

async function open(file, options) {
    const instance = await DuckDBInstance.create(file, options)
    return instance.connect()
}

async function load(folder, file) {
    const connection = await open(file)
    const csv = (table) => `read_csv('${path.join(folder, table)}.csv', header = true)`
    const rmat = [
        'CREATE TABLE node(key BIGINT PRIMARY KEY)', `INSERT INTO node FROM ${csv('node')}`,
        'CREATE TABLE tie(tail BIGINT, head BIGINT)', `INSERT INTO tie SELECT * FROM ${csv('tie')} ORDER BY tail, head`,
        'CREATE INDEX by_tail ON tie(tail)']
    const votes = [
        'CREATE TABLE country(key VARCHAR PRIMARY KEY)', `INSERT INTO country FROM ${csv('country')}`,
        'CREATE TABLE roll_call(key VARCHAR PRIMARY KEY, session BIGINT)', `INSERT INTO roll_call FROM ${csv('rollcall')}`,
        'CREATE TABLE voted_on(country VARCHAR, roll_call VARCHAR, vote VARCHAR)', `INSERT INTO voted_on FROM ${csv('voted_on')}`,
        'CREATE INDEX by_country ON voted_on(country)']
    for (const statement of [...(file.includes('rmat') ? rmat : votes), 'ANALYZE', 'CHECKPOINT']) await connection.run(statement)
}

// BIGINT comes as JavaScript's bigint, which JSON has not.
function plain(value) {
    return typeof value === 'bigint' ? Number(value) : value
}

async function hot(file, tasks, limit) {
    const connection = await open(file, { access_mode: 'READ_ONLY' })
    const found = {}
    for (const task of JSON.parse(readFileSync(tasks))) {
        const statement = await connection.prepare(task.text)
        const ask = async (parameters) => {
            for (const [name, value] of Object.entries(parameters)) {
                const index = statement.parameterIndex(name)
                typeof value === 'number' ? statement.bindBigInt(index, BigInt(value)) : statement.bindVarchar(index, value)
            }
            return (await (await statement.run()).getRows()).map((row) => row.map(plain))
        }
        const answers = []
        let seconds = 0
        const timer = setTimeout(() => connection.interrupt(), limit * 1000 + 1000)
        try {
            if (task.parameters.length > 1) await ask(task.parameters[0])
            const begin = performance.now()
            for (const parameters of task.parameters) {
                answers.push(await ask(parameters))
                seconds = (performance.now() - begin) / 1000
                if (seconds > limit) break
            }
        } catch (error) {
            if (answers.length === 0) found[task.name] = { error: String(error.message ?? error) }
        }
        clearTimeout(timer)
        if (answers.length > 0) found[task.name] = { seconds, answers }
    }
    console.log(JSON.stringify(found))
}

async function cold(file, label, key) {
    const connection = await open(file, { access_mode: 'READ_ONLY' })
    const statement = await connection.prepare(`SELECT key FROM ${label.toLowerCase()} WHERE key = $key`)
    label === 'Node' ? statement.bindBigInt(1, BigInt(key)) : statement.bindVarchar(1, key)
    console.log(String((await (await statement.run()).getRows())[0][0]))
}

if (verb === 'load') await load(...rest)
if (verb === 'hot') await hot(rest[0], rest[1], Number(rest[2]))
if (verb === 'cold') await cold(...rest)
process.exit(0)
