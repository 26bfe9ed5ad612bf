/** Statements that mean harm, with what each must end in. The tests and the bench of the sandbox run all of them. */
import type { QueryFailure } from './index.ts'

export interface Hostile {
  readonly name: string
  readonly sql: string
  /** How it may end; `answer` when it has one that tells nothing of what is closed. */
  readonly ends: readonly (QueryFailure['reason'] | 'answer')[]
}

/** What lies outside of what the query was given. */
export interface Outside {
  /** A CSV file, a Parquet file of another table, and the folder of both. */
  readonly csv: string
  readonly parquet: string
  readonly folder: string
  /** The file of the table that the query was given. */
  readonly own: string
}

type Ends = Hostile['ends']
const closed: Ends = ['forbidden']
const noTable: Ends = ['unknown table']
const notRead: Ends = ['not a query']
/** A load: whichever limit it meets first. */
const stopped: Ends = ['too slow', 'memory', 'disk', 'broken']

const files = ({ csv, parquet, folder, own }: Outside): readonly (readonly [string, string, Ends])[] => [
  ['reads CSV', `select * from read_csv('${csv}')`, closed],
  ['reads text', `select content from read_text('${csv}')`, closed],
  ['reads bytes', `select content from read_blob('${csv}')`, closed],
  ['reads JSON', `select * from read_json('${csv}')`, closed],
  ['reads NDJSON', `select * from read_ndjson_objects('${csv}')`, closed],
  ['reads another Parquet file', `select * from read_parquet('${parquet}')`, closed],
  ['reads its own file by path', `select * from read_parquet('${own}')`, closed],
  ['scans Parquet by its other name', `select * from parquet_scan(['${parquet}'])`, closed],
  ['reads a DuckDB file', `select * from read_duckdb('${folder}/x.db', table_name := 't')`, closed],
  ['names a file as a table', `select * from '${parquet}'`, noTable],
  ['names a file as a table in double quotes', `from "${csv}"`, noTable],
  ['names a pattern of files as a table', `from '${folder}/*.parquet'`, noTable],
  ['names a file of the system', `from '/etc/passwd'`, noTable],
  ['names a file by a path with dots', `from '${own}/../../${parquet}'`, noTable],
  ['lists files', `select * from glob('${folder}/*')`, closed],
  ['sniffs a file', `select * from sniff_csv('${csv}')`, closed],
  ['reads the metadata of its file', `select * from parquet_metadata('${own}')`, closed],
  ['reads the key-value metadata of a file', `select * from parquet_kv_metadata('${parquet}')`, closed],
  ['reads the schema of a file', `select * from parquet_schema('${parquet}')`, closed],
  ['reads a file in a scalar subquery', `select (select max(content) from read_text('${csv}')) from t`, closed],
  ['reads a file named by a row', `select * from t, lateral (select * from read_text(region))`, closed],
  ['reads a file in a WITH that nobody uses', `with x as (from read_text('${csv}')) select 1`, closed],
  ['reads a file in LIMIT', `select * from t limit (select count(*) from read_text('${csv}'))`, closed],
  ['reads a file in ORDER BY', `select * from t order by (select count(*) from glob('${folder}/*'))`, closed],
  ['reads a file in QUALIFY', `select * from t qualify (select count(*) from glob('/*')) > 0`, closed],
  ['reads a file in the window of a function', `select sum(id) over w from t window w as (order by (select count(*) from glob('/*')))`, closed],
  ['reads a file in a lambda', `select list_transform([1], lambda x: (select count(*) from glob('/*')))`, closed],
  ['reads a file in REPLACE of a star', `select * replace ((select count(*) from glob('/*')) as id) from t`, closed],
  ['reads a file in PIVOT', `pivot (from read_csv('${csv}')) on a in (1) using count(*)`, closed],
  ['describes a file', `describe select * from read_csv('${csv}')`, closed],
  ['summarises a file', `summarize '${parquet}'`, noTable],
  ['runs a text as SQL', `select * from query('from read_text(''${csv}'')')`, closed],
  ['runs a text made of pieces', `select * from query('from duckdb_' || 'settings()')`, closed],
  ['names a table by a text', `select * from query_table('duckdb_settings')`, closed],
  ['names a table by the text of another function', `select * from histogram_values('duckdb_views', sql)`, closed],
  ['runs a serialised tree', `select * from json_execute_serialized_sql(json_serialize_sql('from duckdb_settings()'))`, closed],
  ['plans a statement of another', `select json_serialize_plan('select * from t')`, closed],
  ['hides the name in capitals and quotes', `select * from "READ_TEXT"('${csv}')`, closed],
  ['hides the call behind a comment', `select * from read_text/**/('${csv}')`, closed],
  ['names the schema of the function', `select * from system.main.read_text('${csv}')`, closed],
  ['reads over HTTP', `select * from read_csv('http://127.0.0.1:9/x.csv')`, closed],
  ['names a URL as a table', `from 'https://127.0.0.1:9/x.parquet'`, noTable],
  ['reads from S3', `from 's3://bucket/x.parquet'`, noTable],
  ['reads the environment of the process', `from '/proc/self/environ'`, noTable],
  ['reads a file by a method of a text', `select ('${csv}').read_text()`, closed],
  ['reads a file by a function of values', `select read_blob('${csv}')`, closed],
  ['asks the metadata of a file as a value', `select parquet_kv_metadata('${parquet}')`, closed],
  ['looks into the filter of a file', `select * from parquet_bloom_probe('${parquet}', 'canary', 'canary')`, closed],
  ['scans memory by an address', 'select * from arrow_scan(0, 0, 0)', closed],
  ['scans a table under its view', `select * from seq_scan('t')`, closed],
]

const acts = ({ folder, own }: Outside): readonly (readonly [string, string, Ends])[] => [
  ['copies to a file', `copy (select 1) to '${folder}/out.csv'`, notRead],
  ['copies from a file', `copy t from '${own}'`, notRead],
  ['copies in a WITH', `with x as (copy (select 1) to '${folder}/out.csv') select 1`, ['syntax']],
  ['exports the database', `export database '${folder}/out'`, notRead],
  ['imports a database', `import database '${folder}'`, ['not a query', 'forbidden']],
  ['attaches a database', `attach '${folder}/out.db' as x`, notRead],
  ['attaches PostgreSQL', `attach 'host=127.0.0.1' as x (type postgres)`, notRead],
  ['installs an extension', 'install httpfs', notRead],
  ['loads an extension', 'load httpfs', notRead],
  ['loads a library', `load '${folder}/x.so'`, notRead],
  ['sets access', 'set enable_external_access = true', notRead],
  ['resets the lock', 'reset lock_configuration', notRead],
  ['sets a variable', 'set variable x = 1', notRead],
  ['runs a pragma', 'pragma version', notRead],
  ['runs a pragma that writes', `pragma profiling_output = '${folder}/out.json'`, notRead],
  ['calls a function', 'call enable_logging()', notRead],
  ['switches logging on from a SELECT', `select * from enable_logging('QueryLog')`, closed],
  ['logs to a file', `select * from enable_logging(storage = 'file', storage_path = '${folder}/out')`, closed],
  ['profiles into a file', `select * from enable_profiling(format = 'json', save_location = '${folder}/out.json')`, closed],
  ['writes a log entry', `select write_log('x') from t`, closed],
  ['changes the parser', 'select * from enable_peg_parser()', closed],
  ['checkpoints', 'select * from force_checkpoint()', closed],
  ['creates a table', 'create table x as from t', notRead],
  ['creates a macro', 'create macro m() as table (from t)', notRead],
  ['creates a secret', `create secret (type http, bearer_token 'x')`, notRead],
  ['drops the view', 'drop view t', notRead],
  ['replaces the view', 'create or replace view t as select 1', notRead],
  ['inserts', 'insert into t values (1)', notRead],
  ['deletes', 'delete from t', notRead],
  ['begins a transaction', 'begin', notRead],
  ['prepares a statement', 'prepare x as select 1', notRead],
  ['executes a statement', 'execute x', ['not a query', 'value', 'syntax']],
  ['explains with a run', `explain analyze select 1`, notRead],
  ['uses another database', 'use temp', notRead],
  ['runs two statements', `select 1; copy (select 1) to '${folder}/out.csv'`, ['several']],
  ['runs two statements behind a comment', `select 1 --\n; set threads = 64`, ['several']],
  ['leaves the parentheses that we put around it', `select 1) as a, (select 2`, ['syntax']],
  ['opens a comment over our text', 'select 1 /*', ['syntax']],
  ['opens a quote over our text', `select 'x`, ['syntax']],
  ['opens a dollar quote over our text', 'select $$x', ['syntax']],
  ['waits for parameters', 'select $1, ?', ['parameters', 'syntax']],
  ['has a zero byte', `select 1\0; drop view t`, ['syntax']],
  ['attaches the memory of another', `attach ':memory:' as x`, notRead],
  ['attaches over HTTP', `attach 'https://127.0.0.1:9/x.db' as x (read_only)`, notRead],
  ['detaches the database', 'detach memory', notRead],
  ['copies the database', 'copy from database memory to temp', ['not a query', 'several']],
  ['copies by partition', `copy t to '${folder}/out' (format parquet, partition_by (region))`, notRead],
  ['creates a secret that stays', `create persistent secret x (type s3, key_id 'x', secret 'y')`, ['not a query', 'syntax']],
  ['drops a secret', 'drop secret x', notRead],
  ['installs an extension from elsewhere', `force install spatial from 'https://127.0.0.1:9'`, notRead],
  ['renews the extensions', 'update extensions', ['not a query', 'syntax']],
  ['vacuums', 'vacuum', notRead],
  ['sets a setting for all', 'set global threads = 64', notRead],
  ['runs a pragma of a table', `pragma table_info('t')`, notRead],
  ['runs a pragma that copies', `pragma copy_database('memory', 'temp')`, ['not a query', 'several']],
  ['comments on a table', `comment on table t is 'x'`, ['not a query', 'syntax']],
  ['is only a comment', '-- select 1', ['empty', 'syntax']],
  ['hides the first word in wide spaces', '\u3000\ufeffset threads = 64', ['not a query', 'syntax']],
  ['spells SELECT with letters that look alike', 'ѕеlесt * from t', ['syntax']],
  ['turns its text around', 'select \u202e1 \u2066-- drop', ['answer', 'syntax', 'unknown column']],
]

const inner: readonly (readonly [string, string, Ends])[] = [
  ['reads settings', 'select * from duckdb_settings()', closed],
  ['reads one setting', `select current_setting('allowed_paths')`, closed],
  ['reads settings as PostgreSQL has them', 'from pg_settings', closed],
  ['reads secrets', 'from duckdb_secrets()', closed],
  ['reads the definitions of views', 'select sql from duckdb_views()', closed],
  ['reads the definitions of views in sqlite_master', 'from sqlite_master', closed],
  ['reads the definition of one view', 'select pg_get_viewdef(1)', closed],
  ['reads the information schema', 'from information_schema.views', closed],
  ['reads the catalogue of PostgreSQL', 'from pg_catalog.pg_views', closed],
  ['names the catalogue of the system', 'from system.main.duckdb_views', closed],
  ['defines a name and means the view of the system', `with duckdb_settings as (from duckdb_settings) from duckdb_settings`, closed],
  ['reads logs', 'from duckdb_logs', closed],
  ['lists databases', 'show databases', closed],
  ['lists variables', 'show variables', closed],
  ['reads a variable of the environment', `select getenv('HOME')`, closed],
  ['asks what runs', 'select current_query()', closed],
  ['lists temporary files', 'from duckdb_temporary_files()', closed],
  ['reads a pragma as a table', `select * from pragma_table_info('t')`, closed],
  ['reads the size of the database', 'select * from pragma_database_size()', closed],
  ['reads a variable', `select getvariable('x')`, closed],
  ['asks for the user by a function', 'select session_user()', closed],
  // Such words are no functions: they say `duckdb` and `memory` to everybody.
  ['asks for the user by a word', 'select current_user, current_catalog', ['answer', 'forbidden']],
  ['asks for the database', 'select current_database()', closed],
  ['asks a macro of the system', `select has_table_privilege('t', 'select')`, closed],
  ['asks when the server started', 'select pg_postmaster_start_time()', closed],
  ['asks for the address of the server', 'select inet_server_addr()', closed],
  ['asks for the number of the connection', 'select current_connection_id()', closed],
  ['asks for statistics of a column', 'select stats(id) from t', closed],
  ['takes the next of a sequence', `select nextval('x')`, closed],
  ['writes a log entry within a window', `select sum(id) over (order by write_log('x')) from t`, closed],
  ['finishes a state that it made up', `select finalize('x'::blob)`, closed],
  ['calls a part of the engine', `select __internal_decompress_string('x')`, closed],
  ['makes a statement of a tree', `select json_deserialize_sql('{}')`, closed],
  ['makes a tree of a statement', `select json_serialize_sql('from duckdb_settings()')`, closed],
  ['completes a text', `select * from sql_auto_complete('from duckdb_se')`, closed],
  ['hides a closed function in capitals and quotes', `select "Current_Setting"('allowed_paths')`, closed],
  ['hides a closed function behind its schema', `select system.main.current_setting('allowed_paths')`, closed],
  ['calls a function that nobody knows', 'select brand_new_function(id) from t', ['unknown function']],
]

const loads: readonly (readonly [string, string, Ends])[] = [
  ['multiplies tables', 'select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = -1', stopped],
  ['recurses without end', 'with recursive x as (select 1 n union all select n + 1 from x) select max(n) from x', stopped],
  ['doubles by recursion', 'with recursive x as (select 1 n union all select n from x, range(2)) select count(*) from x', stopped],
  ['counts very far', 'select sum(sqrt(range)) from range(1000000000000)', stopped],
  ['makes one huge text', `select length(repeat('x', 10000000000))`, [...stopped, 'value', 'syntax']],
  ['makes many large texts', `select count(distinct repeat('x', 1000000) || range) from range(1000000)`, stopped],
  ['returns large texts', `select repeat('x', 100000000) from range(100)`, [...stopped, 'answer']],
  ['makes a huge list', 'select len(range(1000000000))', [...stopped, 'value']],
  ['returns a huge list', 'select range(30000000)', stopped],
  ['joins lists of everything', `select length(string_agg(range::varchar, ',')) from range(1000000000)`, stopped],
  ['gathers everything', 'select len(list(range)) from range(10000000000)', stopped],
  ['sorts more than memory and disk hold', 'select * from range(2000000000) order by hash(range) limit 1', stopped],
  ['groups more than memory and disk hold', 'select count(*) from (select hash(range), count(*) from range(2000000000) group by all)', stopped],
  ['matches a costly pattern', `select count(*) from range(100000000) where regexp_matches(repeat('a', 1000) || range, '(a+)+(b+)+c')`, stopped],
  ['makes a pattern explode', `select regexp_matches(repeat('a', 100000), '(((((((a{1,30}){1,30}){1,30})))))')`, [...stopped, 'value', 'syntax']],
  ['matches a costly LIKE', `select count(*) from range(10000000) where repeat('ab', 1000) || range like '%a%b%a%b%a%b%a%b%c'`, stopped],
  ['compares texts at great cost', `select levenshtein(repeat('a', 200000), repeat('b', 200000))`, [...stopped, 'value']],
  ['slides a wide window', 'select max(x) from (select quantile_cont(range, 0.5) over (order by range rows 5000000 preceding) x from range(5000000))', stopped],
  ['multiplies grouping sets', `select count(*) from (select 1 from range(1000000) t(a) group by cube (${
    Array.from({ length: 15 }, (_, bit) => `a % ${bit + 2}`).join(', ')}))`, [...stopped, 'syntax', 'value']],
  ['nests parentheses', `select ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, [...stopped, 'syntax', 'answer', 'value']],
  ['nests subqueries', `${'select * from ('.repeat(2_000)}select 1${')'.repeat(2_000)}`, [...stopped, 'syntax', 'answer', 'value']],
  ['nests calls', `select ${'abs('.repeat(9_000)}1${')'.repeat(9_000)}`, [...stopped, 'syntax', 'value', 'answer']],
  ['chains operators', `select 1${'+1'.repeat(40_000)}`, [...stopped, 'syntax', 'value', 'answer']],
  ['joins very many tables', `select count(*) from ${Array.from({ length: 400 }, (_, at) => `t t${at}`).join(', ')}`, [...stopped, 'syntax', 'value']],
  ['is a very long text', `select '${'x'.repeat(1_000_000)}'`, ['long']],
  ['has very many columns', `select ${Array.from({ length: 3_000 }, (_, at) => at).join(', ')}`, ['wide']],
  ['unfolds WITHs that double', `with ${Array.from({ length: 40 }, (_, at) => `w${at} as not materialized (${at === 0 ? 'select 1 n' : `from w${at - 1} union all from w${at - 1}`})`).join(', ')} select count(*) from w39`,
    [...stopped, 'syntax', 'value']],
  ['sleeps', 'select sleep_ms(600000)', closed],
  ['sleeps as PostgreSQL does', 'select pg_sleep(600)', closed],
  ['goes over the largest number', 'select 170141183460469231731687303715884105727::hugeint + 1', ['value']],
  ['compresses zeros into a huge value', `select length(unhex(repeat('00', 900000000)))`, [...stopped, 'value', 'syntax']],
]

/** Every statement, for a query that was given a table `t` with a number `id` and a text `region`. */
export const hostileStatements = (outside: Outside): readonly Hostile[] =>
  [...files(outside), ...acts(outside), ...inner, ...loads].map(([name, sql, ends]) => ({ name, sql, ends }))
