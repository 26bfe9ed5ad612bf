"""The tools in which people work with data, pointed at a dataset as they are."""
import os

from calls import call, equal

endpoint, published, key = os.environ["HF_ENDPOINT"], os.environ["PUBLISHED"], os.environ["READER"]
pair_id, pair_secret = os.environ["PAIR_ID"], os.environ["PAIR_SECRET"]
url = f"{endpoint}/datasets/{published}/resolve/main/data/prices.parquet"
rows = int(os.environ["ROWS"])


def datasets_load():
    from datasets import load_dataset
    equal(load_dataset(published, split="train").num_rows, rows)


def datasets_stream():
    from datasets import load_dataset
    equal(next(iter(load_dataset(published, split="train", streaming=True)))["district"], "Abai")


def datasets_config():
    from datasets import get_dataset_config_names, get_dataset_split_names
    equal((get_dataset_config_names(published), get_dataset_split_names(published, "prices")), (["prices"], ["train"]))


def datasets_push():
    from datasets import Dataset
    name = f"{os.environ['NAMESPACE']}/pushed"
    Dataset.from_dict({"district": ["Abai"] * 100, "price": list(range(100))}).push_to_hub(name, token=os.environ["PUBLISHER"])


def pandas_parquet():
    import pandas
    equal(len(pandas.read_parquet(url, storage_options={"Authorization": f"Bearer {key}"})), rows)


def pandas_csv():
    import pandas
    equal(len(pandas.read_csv(f"{endpoint}/datasets/{published}/resolve/main/prices.csv")), rows)


def pandas_hf():
    import pandas
    equal(len(pandas.read_parquet(f"hf://datasets/{published}/data/prices.parquet")), rows)


def polars_scan():
    import polars
    equal(polars.scan_parquet(url).select(polars.len()).collect().item(), rows)


def duck():
    import duckdb
    connection = duckdb.connect()
    try:
        import duckdb_ext
        duckdb_ext.init(connection)
    except ImportError:
        pass
    connection.execute("load httpfs")
    return connection


def duckdb_https():
    connection = duck()
    equal(connection.sql(f"select count(*) from read_parquet('{url}')").fetchone()[0], rows)


def duckdb_restricted():
    connection = duck()
    connection.execute(f"create secret (type http, bearer_token '{os.environ['PUBLISHER']}')")
    restricted = f"{endpoint}/datasets/{os.environ['RESTRICTED']}/resolve/v1/data/prices.parquet"
    equal(connection.sql(f"select count(*) from read_parquet('{restricted}')").fetchone()[0], rows)


def duckdb_s3():
    host = endpoint.split("://")[1]
    connection = duck()
    connection.execute(f"create secret (type s3, key_id '{pair_id}', secret '{pair_secret}', region 'us-east-1', endpoint '{host}/s3', url_style 'path', use_ssl {endpoint.startswith('https')})")
    namespace, name = published.split("/")
    equal(connection.sql(f"select count(*) from read_parquet('s3://{namespace}/{name}/data/*.parquet')").fetchone()[0], rows)


def s3_client():
    import boto3
    from botocore.config import Config
    return boto3.client("s3", endpoint_url=f"{endpoint}/s3", aws_access_key_id=pair_id, aws_secret_access_key=pair_secret, region_name="us-east-1", config=Config(s3={"addressing_style": "path"}))


def boto3_list():
    namespace, name = published.split("/")
    client = s3_client()
    equal(namespace.lower() in [bucket["Name"] for bucket in client.list_buckets()["Buckets"]], True)
    keys = [one["Key"] for one in client.list_objects_v2(Bucket=namespace, Prefix=f"{name}/")["Contents"]]
    equal(f"{name}/data/prices.parquet" in keys, True)


def boto3_get():
    namespace, name = published.split("/")
    client = s3_client()
    equal(client.get_object(Bucket=namespace, Key=f"{name}/prices.csv", Range="bytes=0-7")["Body"].read(), b"district")
    equal(client.head_object(Bucket=namespace, Key=f"{name}/prices.csv")["ContentLength"] > 0, True)


for name, run in {
    "datasets load_dataset": datasets_load, "datasets load_dataset streaming": datasets_stream, "datasets configs and splits": datasets_config,
    "datasets push_to_hub": datasets_push, "pandas read_parquet": pandas_parquet, "pandas read_csv": pandas_csv, "pandas hf://": pandas_hf,
    "Polars scan_parquet": polars_scan, "DuckDB over HTTPS": duckdb_https, "DuckDB over HTTPS with a key": duckdb_restricted, "DuckDB over S3": duckdb_s3, "boto3 list": boto3_list,
    "boto3 get with a range": boto3_get,
}.items():
    call(name, run)
