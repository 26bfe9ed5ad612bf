"""boto3 as people use it, with its log wide open: lists, gets, asks for a range, and presigns an address. Prints what it found as JSON."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

boto3.set_stream_logger("")
bucket, key = sys.argv[1:]
s3 = boto3.client("s3", config=Config(signature_version="s3v4"))  # as presigned addresses need it
def refused(ask):
    """What botocore makes of a refusal."""
    try:
        ask()
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["ResponseMetadata"].get("RequestId", "") != ""]


found = {
    "keys": [one["Key"] for one in s3.list_objects_v2(Bucket=bucket, Prefix=key.split("/")[0] + "/")["Contents"]],
    "whole": s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode(),
    "part": s3.get_object(Bucket=bucket, Key=key, Range="bytes=0-7")["Body"].read().decode(),
    "presigned": s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": key}, ExpiresIn=600),
    "put": refused(lambda: s3.put_object(Bucket=bucket, Key=key, Body=b"a")),
    "delete": refused(lambda: s3.delete_object(Bucket=bucket, Key=key)),
}
print(json.dumps(found))
