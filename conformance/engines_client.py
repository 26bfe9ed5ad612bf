"""Engines on other machines, as people use them: pyarrow with a temporary key, boto3 that fetches one, pyiceberg, and DuckDB with its extension for Iceberg.
Takes the name of one and its arguments as JSON; prints what it found, or the error that its user sees, as JSON."""

import json
import sys


def pyarrow(endpoint, key, paths):
    import pyarrow.parquet as pq
    from pyarrow.fs import S3FileSystem

    scheme, host = endpoint.split("://")
    s3 = S3FileSystem(access_key=key["id"], secret_key=key["secret"], session_token=key.get("token"), endpoint_override=host, scheme=scheme, region="us-east-1")
    return [tried(lambda path=path: pq.read_table(path, filesystem=s3).to_pylist()) for path in paths]


def boto3(role, key):
    import boto3

    sts = boto3.client("sts")  # its address comes from the environment
    lent = sts.assume_role_with_web_identity(RoleArn=role, RoleSessionName="engine", WebIdentityToken=key, DurationSeconds=900)["Credentials"]
    return {"id": lent["AccessKeyId"], "secret": lent["SecretAccessKey"], "token": lent["SessionToken"], "until": lent["Expiration"].isoformat()}


def pyiceberg(uri, asked):
    return [tried(lambda one=one: table_of(uri, *one)) for one in asked]


def table_of(uri, key, name):
    from pyiceberg.catalog import load_catalog

    catalog = load_catalog("shanyraq", type="rest", uri=uri, **({"token": key} if key else {}))
    table = catalog.load_table(tuple(name))
    of = table.io.properties
    return {
        "namespaces": catalog.list_namespaces(), "datasets": catalog.list_namespaces(tuple(name[:1])), "tables": catalog.list_tables(tuple(name[:-1])),
        "fields": [[one.field_id, one.name, str(one.field_type)] for one in table.schema().fields], "snapshots": [one.snapshot_id for one in table.metadata.snapshots],
        "rows": table.scan().to_arrow().to_pylist(), "count": table.scan().count(),
        "versions": {str(one.snapshot_id): table.scan(snapshot_id=one.snapshot_id).to_arrow().to_pylist() for one in table.metadata.snapshots},
        "tagged": table.scan(snapshot_id=table.snapshot_by_name("v1").snapshot_id).to_arrow().num_rows if "v1" in table.refs() else None,
        "files": [one.file.file_path for one in table.scan().plan_files()],
        "metadata": table.metadata_location,
        "key": {"id": of["s3.access-key-id"], "secret": of["s3.secret-access-key"], "token": of["s3.session-token"]},
    }


def duckdb(statements):
    import duckdb
    import duckdb_extensions

    connection = duckdb.connect()
    for name in ["httpfs", "avro", "iceberg"]:
        duckdb_extensions.import_extension(name)
        connection.execute(f"load {name}")
    return [tried(lambda sql=sql: connection.execute(sql).fetchall()) for sql in statements]


def tried(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


engine, *given = [sys.argv[1], *map(json.loads, sys.argv[2:])]
print(json.dumps(tried(lambda: {"pyarrow": pyarrow, "boto3": boto3, "pyiceberg": pyiceberg, "duckdb": duckdb}[engine](*given)), default=str))
