"""Each call of huggingface_hub that has to do with datasets, unmodified, with HF_ENDPOINT."""
import os
import tempfile
from pathlib import Path

from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete, HfApi, HfFileSystem, get_hf_file_metadata, hf_hub_download, snapshot_download
from huggingface_hub.errors import EntryNotFoundError, GatedRepoError, HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

from calls import call, equal, raises

namespace, published, restricted = os.environ["NAMESPACE"], os.environ["PUBLISHED"], os.environ["RESTRICTED"]
api, reader = HfApi(token=os.environ["PUBLISHER"]), HfApi(token=os.environ["READER"])
repo, kind = f"{namespace}/from-python", {"repo_type": "dataset"}
folder = Path(tempfile.mkdtemp())
(folder / "data").mkdir()
(folder / "data" / "a.csv").write_text("district,price\nAbai,1\n")
(folder / "README.md").write_text("---\nlicense: cc-by-4.0\n---\n# Prices\n")
(folder / "large.bin").write_bytes(os.urandom(3 * 1024**2))
(folder / "parts.bin").write_bytes(os.urandom(40 * 1024**2))
paths = lambda revision=None: sorted(api.list_repo_files(repo, revision=revision, **kind))

call("whoami", lambda: equal(api.whoami()["name"], namespace))
call("create_repo", lambda: equal(api.create_repo(repo, **kind).repo_id, repo))
call("create_repo exist_ok", lambda: api.create_repo(repo, exist_ok=True, **kind))
call("create_repo again is refused", lambda: raises(HfHubHTTPError, lambda: api.create_repo(repo, **kind)))
call("repo_exists", lambda: equal((api.repo_exists(repo, **kind), api.repo_exists(repo + "x", **kind)), (True, False)))
call("upload_file small", lambda: api.upload_file(path_or_fileobj=str(folder / "data" / "a.csv"), path_in_repo="data/a.csv", repo_id=repo, **kind))
call("upload_file from bytes", lambda: api.upload_file(path_or_fileobj=b"district,price\nAbai,2\n", path_in_repo="data/b.csv", repo_id=repo, **kind))
call("upload_file large", lambda: api.upload_file(path_or_fileobj=str(folder / "large.bin"), path_in_repo="large.bin", repo_id=repo, **kind))
call("upload_file from a stream", lambda: api.upload_file(path_or_fileobj=open(folder / "large.bin", "rb"), path_in_repo="stream.bin", repo_id=repo, **kind))
call("upload_folder", lambda: api.upload_folder(folder_path=str(folder), repo_id=repo, **kind))
call("upload_folder again sends nothing", lambda: api.upload_folder(folder_path=str(folder), repo_id=repo, **kind))
call("list_repo_files", lambda: equal(paths(), ["README.md", "data/a.csv", "data/b.csv", "large.bin", "parts.bin", "stream.bin"]))
call("list_repo_tree", lambda: equal(sorted(entry.path for entry in api.list_repo_tree(repo, recursive=True, expand=True, **kind))[:2], ["README.md", "data"]))
call("get_paths_info", lambda: equal([(one.path, one.size) for one in api.get_paths_info(repo, ["large.bin", "none"], expand=True, **kind)], [("large.bin", 3 * 1024**2)]))
call("dataset_info", lambda: equal(api.dataset_info(repo, files_metadata=True).private, True))
call("repo_info at a revision", lambda: equal(api.repo_info(repo, revision="main", **kind).sha, api.dataset_info(repo).sha))
call("file_exists", lambda: equal((api.file_exists(repo, "large.bin", **kind), api.file_exists(repo, "none", **kind)), (True, False)))
call("revision_exists", lambda: equal((api.revision_exists(repo, "main", **kind), api.revision_exists(repo, "none", **kind)), (True, False)))
call("hf_hub_download", lambda: equal(Path(hf_hub_download(repo, "parts.bin", token=api.token, **kind)).read_bytes(), (folder / "parts.bin").read_bytes()))
call("get_hf_file_metadata", lambda: equal(get_hf_file_metadata(f"{api.endpoint}/datasets/{repo}/resolve/main/large.bin", token=api.token).size, 3 * 1024**2))
call("snapshot_download", lambda: equal((Path(snapshot_download(repo, token=api.token, **kind)) / "data" / "a.csv").read_text(), "district,price\nAbai,1\n"))
call("create_commit add, copy, delete", lambda: api.create_commit(repo, [
    CommitOperationAdd("data/c.csv", b"district,price\nAbai,3\n"), CommitOperationCopy("large.bin", "copy.bin"), CommitOperationDelete("data/b.csv"),
], commit_message="Several", commit_description="At once", **kind))
call("create_commit parent guard", lambda: raises(HfHubHTTPError, lambda: api.create_commit(repo, [CommitOperationDelete("large.bin")], commit_message="x", parent_commit="0" * 40, **kind)))
call("delete_file", lambda: api.delete_file("data/c.csv", repo, **kind))
call("delete_files", lambda: api.delete_files(repo, ["copy.bin", "stream.bin"], **kind))
call("delete_folder", lambda: api.delete_folder("data", repo, **kind))
call("list_repo_commits", lambda: equal("Several" in [one.title for one in api.list_repo_commits(repo, **kind)], True))
call("create_branch", lambda: api.create_branch(repo, branch="draft", **kind))
call("create_branch exist_ok", lambda: api.create_branch(repo, branch="draft", exist_ok=True, **kind))
call("upload to a branch", lambda: api.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=repo, revision="draft", **kind))
call("create_tag", lambda: api.create_tag(repo, tag="2026-03", revision="draft", **kind))
call("list_repo_refs", lambda: equal([sorted(ref.name for ref in refs) for refs in (api.list_repo_refs(repo, **kind).branches, api.list_repo_refs(repo, **kind).tags)], [["draft", "main"], ["2026-03"]]))
call("delete_tag", lambda: api.delete_tag(repo, tag="2026-03", **kind))
call("delete_branch", lambda: api.delete_branch(repo, branch="draft", **kind))
call("list_datasets by author", lambda: equal(repo in [one.id for one in api.list_datasets(author=namespace)], True))
call("list_datasets by search", lambda: equal(published in [one.id for one in reader.list_datasets(search="prices")], True))
call("HfFileSystem ls, read", lambda: equal((lambda fs: (fs.ls(f"datasets/{published}", detail=False)[0], fs.read_text(f"datasets/{published}/prices.csv")[:8]))(HfFileSystem(token=reader.token)), (f"datasets/{published}/README.md", "district")))
call("HfFileSystem write", lambda: HfFileSystem(token=api.token).pipe_file(f"datasets/{repo}/fs.csv", b"a,b\n1,2\n"))
call("auth_check", lambda: reader.auth_check(published, **kind))
call("RepositoryNotFoundError", lambda: raises(RepositoryNotFoundError, lambda: reader.dataset_info(repo)))
call("RevisionNotFoundError", lambda: raises(RevisionNotFoundError, lambda: reader.dataset_info(published, revision="none")))
call("EntryNotFoundError", lambda: raises(EntryNotFoundError, lambda: hf_hub_download(published, "none", token=reader.token, **kind)))
call("GatedRepoError", lambda: raises(GatedRepoError, lambda: hf_hub_download(restricted, "prices.csv", token=reader.token, **kind)))
call("delete_repo", lambda: api.delete_repo(repo, **kind))
