"""Polars and DuckDB with the lines of a dataset's page: runs them, then asks for one value of the table. Prints what was found as JSON."""

import json
import os
import re
import sys

tool, lines, wanted = sys.argv[1:]


def polars():
    import polars as pl

    names = {}
    exec(lines, names)
    return len(names["df"]), lambda: names["lf"].filter(pl.col("id") == int(wanted)).select("region").collect().item()


def duckdb():
    global lines
    import duckdb
    import duckdb_extensions

    duckdb_extensions.import_extension("httpfs")
    connection = duckdb.connect()
    connection.execute("load httpfs")
    for blank in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        lines = lines.replace("…", os.environ[blank], 1)
    ten = connection.execute(lines).fetchall()
    source = re.search(r"read_parquet\('[^']+'\)", lines).group()
    return len(ten), lambda: connection.execute(f"select region from {source} where id = {wanted}").fetchone()[0]


def http():
    """What DuckDB says of an address over HTTP that it is refused, and what its own log of HTTP has of the answer."""
    import duckdb
    import duckdb_extensions

    duckdb_extensions.import_extension("httpfs")
    connection = duckdb.connect()
    connection.execute("load httpfs")
    connection.execute(f"create secret (type http, bearer_token '{os.environ['KEY']}')")
    connection.execute("call enable_logging('HTTP')")
    try:
        connection.execute(f"select * from read_parquet('{lines}')").fetchall()
    except duckdb.Error as error:
        logged = connection.execute("select message from duckdb_logs where type = 'HTTP'").fetchall()
        print(json.dumps({"error": str(error), "log": [message for (message,) in logged]}))
    sys.exit()


if tool == "http":
    http()
try:
    rows, value = {"polars": polars, "duckdb": duckdb}[tool]()
    print(json.dumps({"rows": rows}), flush=True)
    sys.stdin.readline()
    print(json.dumps({"value": value()}))
except Exception as error:
    print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
